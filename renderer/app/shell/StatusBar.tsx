import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../client/queries.ts';
import { shell } from '../../texts/shell.ts';
import { formatBytes } from '../../ui/format.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import { useLastAction } from '../lastAction.ts';
import { useWorkspace } from '../workspace.ts';
import styles from './Frame.module.css';

/** Blender, device, free space; and what the last action did, with Undo. */
export function StatusBar() {
  const { data: status } = useQuery(statusQuery);
  const { text, undo } = useLastAction();
  const go = useWorkspace((state) => state.go);
  const blender = status?.blender;
  return (
    <footer className={styles.status}>
      {status === undefined ? (
        <span>{shell.lookingForBlender}</span>
      ) : blender ? (
        <span title={blender.path}>{shell.blender(blender.version, blender.launcher)}</span>
      ) : (
        <button type="button" data-bad className={styles.link} title={status.blenderProblem ?? undefined} onClick={() => go('settings')}>
          {shell.noBlender}
        </button>
      )}
      {status === undefined ? null : <span>{shell.threads(status.threads)}</span>}
      {status === undefined ? null : <span title={status.library}>{shell.free(formatBytes(status.freeBytes))}</span>}
      <span className={styles.last} role="status">
        {text === null ? null : <span>{text}</span>}
        {undo === null ? null : (
          <button type="button" onClick={undo}>
            {`${shell.undo} ${shortcutLabel('Mod+Z')}`}
          </button>
        )}
      </span>
    </footer>
  );
}
