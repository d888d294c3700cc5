import type { RunEntry } from '../../../shared/contract/runs.ts';
import { texts } from '../../texts/models.ts';
import { formatWhen } from '../../ui/format.ts';

type Named = Pick<RunEntry, 'id' | 'name' | 'seed' | 'createdAt'>;

/** A name for each run, by its id: where several have the same, its seed tells them apart, or else when it began. */
export function distinctNames(runs: readonly Named[]): ReadonlyMap<string, string> {
  const counts = Map.groupBy(runs, ({ name }) => name);
  return new Map(
    runs.map((run) => {
      const alike = counts.get(run.name) ?? [];
      if (alike.length < 2) return [run.id, run.name];
      const isSeedEnough = new Set(alike.map(({ seed }) => seed)).size === alike.length;
      return [run.id, isSeedEnough ? texts.nameWithSeed(run.name, run.seed) : texts.nameWithDate(run.name, formatWhen(run.createdAt))];
    }),
  );
}
