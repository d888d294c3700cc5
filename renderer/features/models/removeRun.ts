import type { RunEntry } from '../../../shared/contract/runs.ts';
import { removeWithUndo } from '../../app/removal.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { studio } from '../../client/connection.ts';

/** Moves a run to the library's trash; the status bar takes it back. */
export function removeRun({ id, name }: RunEntry): Promise<void> {
  const { openRun } = useWorkspace.getState();
  return removeWithUndo({
    name,
    remove: () => studio().runs.remove({ id }),
    touches: ['runs'],
    onGone: () => openRun(null),
    onBack: () => openRun(id),
  });
}
