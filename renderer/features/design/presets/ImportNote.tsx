import { texts } from '../../../texts/design.ts';
import { shell } from '../../../texts/shell.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import styles from '../design.module.css';
import { useImport } from './importStore.ts';

/** Why a preset file could not be imported, until it is read. */
export function ImportNote() {
  const failure = useImport((state) => state.failure);
  if (failure === null) return null;
  return (
    <div className={styles.importError}>
      <ErrorNote title={`${texts.importProblem}: ${failure.file}`} error={failure.error} />
      <Button kind="quiet" onClick={() => useImport.setState({ failure: null })}>
        {shell.close}
      </Button>
    </div>
  );
}
