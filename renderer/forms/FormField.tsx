import { Switch } from '@mantine/core';
import { texts } from '../texts/fields.ts';
import { Choice } from '../ui/Choice.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Row } from '../ui/Row.tsx';
import { useForm } from './FormContext.ts';
import type { Field } from './field.ts';
import { getIn, numberIn, type Path } from './path.ts';

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

/** One property with its name: a number, a range, a switch or a choice. */
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
