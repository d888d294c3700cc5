import type { RunEntry } from '../../../../shared/contract/runs.ts';
import { groupKeyOf } from '../../../../shared/domain/training/runGroup.ts';

/** Runs that differ in the seed alone, newest first; a seed that ran more than once counts once, by its newest run. */
export interface RunGroup {
  readonly key: string;
  readonly name: string;
  readonly runs: readonly RunEntry[];
  readonly first: RunEntry;
}

/** "faces s1", "faces s2" → "faces"; otherwise the first one's name. */
function sharedName(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length;
  for (const name of names) while (!name.startsWith(first.slice(0, length))) length--;
  const stem = first
    .slice(0, length)
    .replace(/([\s_-]+(s|seed|seed )?)?\d*$/i, '')
    .trim();
  return stem === '' ? first : stem;
}

/** Groups of `chosen`, in the order of their first run; `all` tells what they were started from. */
export function groupRuns(chosen: readonly RunEntry[], all: readonly RunEntry[]): readonly RunGroup[] {
  const groups = new Map<string, Map<number, RunEntry>>();
  for (const run of chosen) {
    const key = groupKeyOf(run, all);
    const seeds = groups.get(key) ?? new Map<number, RunEntry>();
    const known = seeds.get(run.seed);
    if (known === undefined || known.createdAt < run.createdAt) seeds.set(run.seed, run);
    groups.set(key, seeds);
  }
  return [...groups].flatMap(([key, seeds]) => {
    const runs = [...seeds.values()].sort((a, b) => a.seed - b.seed);
    const [first] = runs;
    if (first === undefined) return [];
    return [{ key, name: runs.length === 1 ? first.name : sharedName(runs.map(({ name }) => name)), runs, first }];
  });
}
