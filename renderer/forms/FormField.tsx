import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../texts/fields.ts';
import { Choice } from '../ui/Choice.tsx';
import { Choices } from '../ui/Choices.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Row } from '../ui/Row.tsx';
import { useForm } from './FormContext.ts';
import type { Field } from './field.ts';
import { getIn, numberIn, type Path, textsIn } from './path.ts';

type NumericField = Extract<Field, { kind: 'number' | 'range' }>;

function NumberAt({
  field,
  path,
  label,
  suffix,
}: {
  readonly field: NumericField;
  readonly path: Path;
  readonly label: string;
  readonly suffix?: string;
}) {
  const { value, initial, limits, edit } = useForm();
  const { min, max, integer } = limits(path);
  const reset = numberIn(initial, path);
  return (
    <NumberField
      label={label}
      value={numberIn(value, path)}
      initial={Number.isNaN(reset) ? undefined : reset}
      min={min}
      max={max}
      softMax={field.softMax}
      integer={integer}
      step={field.step}
      unit={field.unit}
      factor={field.factor}
      digits={integer ? 0 : field.digits}
      {...(suffix === undefined ? {} : { suffix })}
      onChange={(next, gesture) => edit(path, next, label, gesture)}
    />
  );
}

/** A line of text, taken over when it is left or Enter is pressed. */
function TextAt({ path, label }: { readonly path: Path; readonly label: string }) {
  const { value, edit } = useForm();
  const stored = String(getIn(value, path) ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const finish = () => {
    if (draft !== null && draft.trim() !== stored) setProblem(edit(path, draft.trim(), label, null));
    setDraft(null);
  };
  return (
    <TextInput
      aria-label={label}
      size="xs"
      value={draft ?? stored}
      error={problem}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

/** One property with its name: a number, a range, a switch, one of a list or some of it. */
function FormField({ field }: { readonly field: Field }) {
  const { value, edit } = useForm();
  const { path, label } = field;
  switch (field.kind) {
    case 'number':
      return (
        <Row label={label} hint={field.hint}>
          <NumberAt field={field} path={path} label={label} />
        </Row>
      );
    case 'range':
      return (
        <Row label={label} hint={field.hint}>
          <NumberAt field={field} path={[...path, 'min']} label={`${label}, ${texts.minimum}`} suffix="min" />
          <NumberAt field={field} path={[...path, 'max']} label={`${label}, ${texts.maximum}`} suffix="max" />
        </Row>
      );
    case 'switch':
      return (
        <Row label={label} hint={field.hint}>
          <Switch
            aria-label={label}
            checked={getIn(value, path) === true}
            onChange={(event) => edit(path, event.currentTarget.checked, label, null)}
            mt={4}
          />
        </Row>
      );
    case 'text':
      return (
        <Row label={label} hint={field.hint}>
          <TextAt path={path} label={label} />
        </Row>
      );
    case 'choices':
      return (
        <Row label={label} hint={field.hint}>
          <Choices label={label} values={textsIn(value, path)} options={field.options} onChange={(next) => edit(path, next, label, null)} />
        </Row>
      );
    case 'choice':
      return (
        <Row label={label} hint={field.hint}>
          <Choice
            label={label}
            value={String(getIn(value, path))}
            options={field.options}
            onChange={(next) => edit(path, next, label, null)}
          />
        </Row>
      );
  }
}

export function FormFields({ fields }: { readonly fields: readonly Field[] }) {
  return fields.map((field) => <FormField key={field.path.join('.')} field={field} />);
}
