import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';

/** What a training will take, by what earlier ones took. */
export interface Forecast {
  readonly imagesPerSecond: number;
  readonly seconds: number;
  /** Only where a run had the same network and patches: memory does not scale simply. */
  readonly megabytes: number | null;
  readonly from: RunEntry;
  readonly isSame: boolean;
}

type Workload = Pick<Recipe, 'model' | 'patchSize' | 'batchSize' | 'adaptation' | 'accumulation'>;

/** Work of a patch relative to others of the same kind and depth: convolutions grow with the squares of width and side. */
function workOf({ model, patchSize }: Workload): number {
  return (model.width * patchSize) ** 2;
}

function shapeOf({ model, patchSize, batchSize, adaptation }: Workload): string {
  return [model.kind, model.width, model.depth, model.norm, patchSize, batchSize, adaptation.kind].join(' ');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Speed and time of a recipe on `frames` training frames, from the run that is most like it: of the same network, depth and
 * method, on the same device (any, when null); null where there is none. The newest of equally like ones.
 */
export function forecastOf(recipe: Recipe, frames: number, device: string | null, runs: readonly RunEntry[]): Forecast | null {
  const { kind, depth } = recipe.model;
  const alike = runs.filter(
    (run) =>
      run.epochs.length > 0 &&
      run.recipe.model.kind === kind &&
      run.recipe.model.depth === depth &&
      run.recipe.adaptation.kind === recipe.adaptation.kind &&
      (device === null || run.provider === device),
  );
  const distance = (run: RunEntry) =>
    shapeOf(run.recipe) === shapeOf(recipe) ? -1 : Math.abs(Math.log(workOf(run.recipe) / workOf(recipe)));
  const [from] = alike.toSorted((a, b) => distance(a) - distance(b) || b.createdAt.localeCompare(a.createdAt));
  if (from === undefined) return null;
  const isSame = distance(from) < 0;
  const speed = (median(from.epochs.map((epoch) => epoch.imagesPerSecond)) * workOf(from.recipe)) / workOf(recipe);
  if (!(speed > 0)) return null;
  return {
    imagesPerSecond: speed,
    seconds: (recipe.epochs * frames) / speed,
    megabytes: isSame ? Math.max(...from.epochs.map((epoch) => epoch.peakMegabytes)) : null,
    from,
    isSame,
  };
}
