import { type ErrorCode, StudioError } from '../../shared/contract/errors.ts';
import type { WorkerProblem } from './protocol.ts';
import type { WorkerDeath } from './supervise/death.ts';

const CODES: Readonly<Record<WorkerProblem['kind'], ErrorCode>> = {
  spec: 'invalid',
  asset: 'data',
  disk: 'disk',
  render: 'blender',
  internal: 'internal',
};
const NEXT: Readonly<Record<WorkerProblem['kind'], string>> = {
  spec: 'Correct the preset, or report this if it was made by the studio.',
  asset: 'Check the file that is named; delete the cache to have the asset pack made anew.',
  disk: 'Free some space, or choose a folder that can be written.',
  render: 'Look into the log of Blender.',
  internal: 'Report it with the log of Blender.',
};

/** What the worker answered instead of a frame. */
export function problemError({ kind, message }: WorkerProblem, what: string): StudioError {
  return new StudioError(CODES[kind], `${what} was not made: ${message}`, { next: NEXT[kind] });
}

/** A Blender that died, and did so again when it was tried once more. */
export function deathError(death: WorkerDeath, what: string, log: string | undefined): StudioError {
  const words = death.lastLines.length > 0 ? `\nIts last words:\n${death.lastLines.join('\n')}` : '';
  const next = log === undefined ? death.next : `${death.next} The log is ${log}.`;
  return new StudioError('blender', `${what}: Blender ${death.message}.${words}`, { next, cause: death });
}

export function cancelledError(what: string): StudioError {
  return new StudioError('cancelled', `${what} was cancelled.`);
}
