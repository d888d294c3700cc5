import type { Failure } from '../../../shared/contract/errors.ts';
import { reconnectNow } from '../../client/connection.ts';
import { queryClient } from '../../client/queries.ts';
import { shell } from '../../texts/shell.ts';
import type { NextStep } from '../../ui/nextStep.ts';
import { useWorkspace } from '../workspace.ts';

/** Where each kind of failure is mended; null where only its own place can. */
export function nextStepOf({ code }: Failure): NextStep | null {
  const { go } = useWorkspace.getState();
  switch (code) {
    case 'blender':
    case 'disk':
      return { label: shell.nextSteps[code], perform: () => go('settings') };
    case 'unavailable':
      return { label: shell.nextSteps.unavailable, perform: reconnectNow };
    case 'conflict':
      return { label: shell.nextSteps.conflict, perform: () => go('jobs') };
    case 'not-found':
      return { label: shell.nextSteps['not-found'], perform: () => void queryClient.invalidateQueries() };
    default:
      return null;
  }
}
