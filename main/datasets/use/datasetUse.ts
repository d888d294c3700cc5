import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { isHere, type Owner } from '../../files/index.ts';

/** Reading and adding frames go together; changing (labels, splits, what is there at all) goes with nothing else. */
export const UseKind = z.enum(['read', 'grow', 'change']);
export type UseKind = z.infer<typeof UseKind>;

/** What somebody does with a dataset, or is going to. */
export interface DatasetUse {
  readonly kind: UseKind;
  /** Of the job or the command: "Train faces", "s2mgen train". */
  readonly title: string;
  /** Id of the job in its studio; null for a command. */
  readonly job: string | null;
  readonly state: 'running' | 'queued' | 'paused';
  readonly owner: Owner;
}

const VERBS = {
  running: { read: 'reads it', grow: 'adds frames to it', change: 'changes it' },
  queued: { read: 'waits to read it', grow: 'waits to add frames to it', change: 'waits to change it' },
  paused: { read: 'is paused and will read it again', grow: 'is paused and will add frames to it', change: 'is paused and will change it' },
} as const satisfies Record<DatasetUse['state'], Record<UseKind, string>>;

/**
 * Refuses to use a dataset while somebody uses it in a way that does not go with it.
 * @param kind what is wanted
 * @throws StudioError `conflict` naming each use that is in the way; its details hold the ids of the jobs.
 */
export function refuseUse(name: string, kind: UseKind, uses: readonly DatasetUse[]): void {
  const others = uses.filter((use) => use.kind === 'change' || kind === 'change');
  const [first] = others;
  if (first === undefined) return;
  const more = others.length > 1 ? `, and ${others.length - 1} more` : '';
  throw new StudioError('conflict', `${name} is in use: ${described(first)}${more}.`, {
    next: nextOf(first),
    details: others.map((use) => ({ path: use.job === null ? `process ${use.owner.pid}` : `job ${use.job}`, rule: described(use) })),
  });
}

function described({ title, owner, state, kind }: DatasetUse): string {
  const where = isHere(owner) ? '' : ` on ${owner.host}`;
  const whose = isOurs(owner) ? '' : ` (process ${owner.pid}${where})`;
  return `"${title}"${whose} ${VERBS[state][kind]}`;
}

function nextOf({ job, owner }: DatasetUse): string {
  if (job === null) return 'Let it finish, or stop that command.';
  return isOurs(owner) ? 'Let it finish, or cancel it in the list of jobs.' : 'Let it finish, or cancel it in the studio that runs it.';
}

function isOurs(owner: Owner): boolean {
  return isHere(owner) && owner.pid === process.pid;
}
