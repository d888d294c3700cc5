import { basename } from 'node:path';
import type { RunEntry } from '../../shared/contract/runs.ts';
import type { ModelCard } from '../../shared/domain/training/modelCard.ts';
import { groupKeyOf } from '../../shared/domain/training/runGroup.ts';
import type { Catalogue } from '../catalogue/index.ts';

/** The card of a run, with the names that the library has for its data. */
export function cardOf(run: RunEntry, all: readonly RunEntry[], datasets: Catalogue['datasets']): ModelCard {
  const known = datasets.list();
  const dataOf = (dataset: string, index: number, splits: readonly (string | null)[]): ModelCard['data'][number] => {
    const entry = known.find(({ id, path }) => id === dataset || path === dataset);
    const split = splits[index] ?? null;
    return {
      name: entry?.name ?? basename(dataset),
      kind: entry?.kind ?? 'unknown',
      split: split === null ? null : basename(split, '.json'),
      ratio: null,
    };
  };
  const key = groupKeyOf(run, all);
  const others = all.filter(({ id, seed }) => id !== run.id && seed !== run.seed).filter((other) => groupKeyOf(other, all) === key);
  const { name, createdAt, labelPolicy, trainingFrames, validationFrames, recipe, seed, parameters, provider, bestEpoch, epochs } = run;
  return {
    name,
    createdAt,
    data: run.datasets.map((dataset, index) => ({ ...dataOf(dataset, index, run.splits), ratio: run.ratios?.[index] ?? null })),
    target: run.target.map((dataset, index) => dataOf(dataset, index, [])),
    initial: run.initial === null ? null : (all.find(({ path }) => path === run.initial)?.name ?? run.initial),
    labelPolicy,
    trainingFrames,
    validationFrames,
    recipe,
    seed,
    otherSeeds: [...new Set(others.map((other) => other.seed))].sort((a, b) => a - b),
    parameters,
    provider,
    epochs: epochs.length,
    bestEpoch,
    validationIou: epochs.find(({ epoch }) => epoch === bestEpoch)?.validationIou ?? null,
    seconds: epochs.reduce((sum, { seconds }) => sum + seconds, 0),
    evaluations: run.evaluations,
  };
}
