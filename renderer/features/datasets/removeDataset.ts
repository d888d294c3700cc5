import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { removeWithUndo } from '../../app/removal.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { studio } from '../../client/connection.ts';

/** Takes a dataset out of the library; the status bar takes it back, with its files where they went to the trash. */
export function removeDataset({ id, name }: DatasetEntry, deleteFiles: boolean): Promise<void> {
  const { openDataset } = useWorkspace.getState();
  return removeWithUndo({
    name,
    remove: () => studio().datasets.remove({ id, deleteFiles }),
    touches: ['datasets', 'frames'],
    onGone: () => openDataset(null),
    onBack: () => openDataset(id),
  });
}

/** Whether all of its files can be taken back, so that nobody has to be asked: photographs stay, what is in the library goes to its trash. */
export function isSafeToRemove({ kind, path }: DatasetEntry, library: string): boolean {
  const root = library.replace(/[\\/]+$/, '');
  // A folder beside it may begin with the same letters.
  return kind === 'real' || (path.startsWith(root) && /^[\\/]/.test(path.slice(root.length)));
}
