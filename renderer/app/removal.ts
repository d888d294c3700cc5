import { studio } from '../client/connection.ts';
import { queryClient } from '../client/queries.ts';
import { shell } from '../texts/shell.ts';
import { tellFailure, useLastAction } from './lastAction.ts';

interface Removal {
  readonly name: string;
  /** Asks the host. @returns what takes it back, or null where nothing can. */
  readonly remove: () => Promise<{ readonly undo: string | null }>;
  /** What the window asks anew, before and after: keys of queries. */
  readonly touches: readonly string[];
  /** When it is gone. */
  readonly onGone: () => void;
  /** When it is back. */
  readonly onBack: () => void;
}

/** Removes a thing of the library at once and offers to take it back, instead of asking beforehand. */
export async function removeWithUndo({ name, remove, touches, onGone, onBack }: Removal): Promise<void> {
  const refresh = () => Promise.all(touches.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  const { undo } = await remove();
  onGone();
  const takeBack = async () => {
    if (undo === null) return;
    await studio().trash.restore({ undo });
    await refresh();
    onBack();
    useLastAction.getState().tell(shell.broughtBack(name));
  };
  useLastAction.getState().tell(shell.removed(name), undo === null ? undefined : () => void takeBack().catch(tellFailure));
  await refresh();
}
