import { useWorkspace, type Workspace } from '../workspace.ts';
import { currentCommands, useRegistry } from './registry.ts';

/** Goes to a workspace and performs a command of it, as soon as it is offered there; not at all when the user goes on elsewhere. */
export function performIn(workspace: Workspace, id: string): void {
  useWorkspace.getState().go(workspace);
  const perform = () => {
    const command = currentCommands().find((one) => one.id === id && one.enabled !== false);
    command?.perform();
    return command !== undefined;
  };
  if (perform()) return;
  const stop = () => {
    offered();
    left();
  };
  const offered = useRegistry.subscribe(() => perform() && stop());
  const left = useWorkspace.subscribe((now) => now.workspace !== workspace && stop());
}
