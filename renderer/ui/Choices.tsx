import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import styles from './Choices.module.css';

interface ChoicesProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Takes the new list, or says why not; the old one then stays. */
  readonly onChange: (values: string[]) => string | null;
}

/** Some of a list. */
export function Choices({ label, values, options, onChange }: ChoicesProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <div>
      <MultiSelect
        aria-label={label}
        value={[...values]}
        data={options.map(({ value, label: shown }) => ({ value, label: shown }))}
        onChange={(next) => setProblem(onChange(next))}
        size="xs"
        checkIconPosition="right"
        classNames={{ input: styles.input, pill: styles.pill, option: styles.option, inputField: styles.field }}
      />
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
