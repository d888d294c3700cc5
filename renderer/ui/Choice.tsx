import { Select } from '@mantine/core';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: Value) => void;
  /** Shown above the field; otherwise only read to a screen reader. */
  readonly labelled?: boolean;
  readonly disabled?: boolean;
}

/** One of a few. */
export function Choice<Value extends string>({ label, value, options, onChange, labelled = false, disabled = false }: ChoiceProps<Value>) {
  return (
    <Select
      {...(labelled ? { label } : { 'aria-label': label })}
      value={value}
      disabled={disabled}
      data={options.map((option) => ({ value: option.value, label: option.label, disabled: option.disabled ?? false }))}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
