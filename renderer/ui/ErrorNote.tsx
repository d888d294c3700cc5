import { use } from 'react';
import { asFailure } from '../../shared/contract/errors.ts';
import { shell } from '../texts/shell.ts';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './ErrorNote.module.css';
import { NextStepContext } from './nextStep.ts';

interface ErrorNoteProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly title?: string;
}

/** What happened, what to do next, every broken rule, and the details to copy. */
export function ErrorNote({ error, onRetry, title }: ErrorNoteProps) {
  const failure = asFailure(error);
  const step = use(NextStepContext)(failure);
  return (
    <div className={styles.note} role="alert">
      {title === undefined ? null : <strong>{title}</strong>}
      <p className={styles.message}>{failure.message}</p>
      {failure.next === null ? null : <p className={styles.next}>{failure.next}</p>}
      <div className={styles.actions}>
        {onRetry === undefined ? null : <Button onClick={onRetry}>{shell.tryAgain}</Button>}
        {step === null ? null : <Button onClick={step.perform}>{step.label}</Button>}
        <CopyButton text={JSON.stringify(failure, null, 2)} label={shell.copyDetails} />
      </div>
    </div>
  );
}
