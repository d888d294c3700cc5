import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { RunDescription } from '../../shared/domain/training/run.ts';
import type { trainRun } from '../jobs/index.ts';
import { UsageError } from './command.ts';

type Request = Pick<Parameters<typeof trainRun>[0], 'data' | 'target'>;

interface DataFlags {
  readonly data?: readonly { readonly path: string; readonly ratio: number | null }[] | undefined;
  readonly target?: readonly string[] | undefined;
  readonly split?: string | undefined;
}

/**
 * What a training learns from: what the flags say, and where they are silent what the run that is resumed was started with.
 * Folders that were moved are given anew; their ratios and splits are still the run's.
 * @throws UsageError when neither tells, StudioError (`not-found`) naming a folder that was moved away.
 */
export function dataOf({ data, target, split }: DataFlags, begun: RunDescription | null): Request {
  if (data === undefined && begun === null) {
    throw new UsageError('Missing: --data. Only a run that is resumed knows its own, and there is none to resume that can be read.');
  }
  const before = begun?.data ?? [];
  const given = data ?? before.map(({ path, ratio }) => ({ path: found(path, 'data', begun), ratio }));
  const keepsRatios = given.length === before.length && given.every(({ ratio }) => ratio === null);
  const targets = target?.map((path) => resolve(path)) ?? begun?.target.map(({ path }) => found(path, 'target', begun)) ?? [];
  return {
    data: given.map(({ path, ratio }, index) => ({
      path,
      ratio: keepsRatios ? (before[index]?.ratio ?? null) : ratio,
      split: split ?? before[index]?.split ?? null,
    })),
    target: targets.map((path, index) => ({ path, split: split ?? begun?.target[index]?.split ?? null })),
  };
}

function found(path: string, flag: 'data' | 'target', begun: RunDescription | null): string {
  if (existsSync(path)) return path;
  throw new StudioError('not-found', `The run "${begun?.name}" was started with ${path}, which is not there any more.`, {
    next: `Say with --${flag} where it is now, all folders in the order in which they were given.`,
  });
}
