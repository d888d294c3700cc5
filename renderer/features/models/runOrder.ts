import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { texts as jobTexts } from '../../texts/jobs.ts';
import { texts } from '../../texts/models.ts';

/** Columns of the table of runs. */
export const RUN_COLUMNS = ['name', 'state', 'epochs', 'loss', 'iou', 'recipe', 'seed', 'created'] as const;
export type RunColumn = (typeof RUN_COLUMNS)[number];

/** Where larger is more interesting, a click shows the largest first. */
const DESCENDING_FIRST: readonly RunColumn[] = ['epochs', 'iou', 'created'];

export interface RunOrder {
  readonly by: RunColumn;
  readonly descending: boolean;
}

/** Newest first. */
export const FIRST_ORDER: RunOrder = { by: 'created', descending: true };

/** The order after a click on a column's head. */
export function nextOrder(order: RunOrder, by: RunColumn): RunOrder {
  return { by, descending: order.by === by ? !order.descending : DESCENDING_FIRST.includes(by) };
}

/** What is known of a run in a word: of its newest training job, or of its files. */
export function stateOf(run: RunEntry, job: Job | undefined): string {
  if (job !== undefined) return jobTexts.states[job.state];
  return run.model === null ? texts.unfinished : texts.done;
}

/** Validation IoU of the exported epoch. */
export function exportedIou({ epochs, bestEpoch }: RunEntry): number | null {
  return epochs.find(({ epoch }) => epoch === bestEpoch)?.validationIou ?? null;
}

function sortValue(run: RunEntry, by: RunColumn, job: Job | undefined): string | number | null {
  switch (by) {
    case 'name':
      return run.name;
    case 'state':
      return stateOf(run, job);
    case 'epochs':
      return run.epochs.length;
    case 'loss':
      return run.epochs.at(-1)?.loss ?? null;
    case 'iou':
      return exportedIou(run);
    case 'recipe':
      return texts.recipeOf(run.recipe.name, run.recipe.model.width);
    case 'seed':
      return run.seed;
    case 'created':
      return run.createdAt;
  }
}

/** Runs by a column; those without a value come last, whichever way it is sorted. Equal ones stay newest first. */
export function inOrder(runs: readonly RunEntry[], { by, descending }: RunOrder, jobs: ReadonlyMap<string, Job>): readonly RunEntry[] {
  const sign = descending ? -1 : 1;
  const keyed = runs.map((run) => ({ run, value: sortValue(run, by, jobs.get(run.id)) }));
  return keyed
    .toSorted(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
      return sign * String(a).localeCompare(String(b), 'en', { numeric: true });
    })
    .map(({ run }) => run);
}
