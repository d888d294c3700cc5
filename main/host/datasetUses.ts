import type { DatasetEntry } from '../../shared/contract/datasets.ts';
import type { Job, JobKind } from '../../shared/contract/jobs.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type DatasetUse, type HeldUse, refuseUse, takeUse, type UseKind, type UsePlace, usesIn } from '../datasets/index.ts';
import { thisProcess } from '../files/index.ts';
import type { JobQueue, JobRunner } from '../jobs/index.ts';
import { CheckRequest, EvaluateRequest, ExportRequest, RelabelRequest, RenderRequest, TrainRequest } from './requests.ts';

/** Where it is written down who uses a dataset. */
function placeOf({ library }: Catalogue, dataset: DatasetEntry): UsePlace {
  return { name: dataset.name, folder: library.usesOf(dataset) };
}

/**
 * Refuses what does not go together with the uses of a dataset: by jobs of this studio, also those that wait or are paused, and by
 * other processes.
 * @throws StudioError `conflict` naming the job.
 */
export function refuseWhileUsed(catalogue: Catalogue, queue: JobQueue, dataset: DatasetEntry, kind: UseKind): void {
  const owner = thisProcess();
  const ours = queue.unfinished().flatMap(({ job, request }): DatasetUse[] => {
    const { id, title, state } = job;
    if (state !== 'running' && state !== 'queued' && state !== 'paused') return [];
    const uses = usesOfJob(catalogue, job.kind, request).filter((use) => use.dataset === dataset.id);
    return uses.map((use) => ({ kind: use.kind, title, job: id, state, owner }));
  });
  const known = new Set(ours.map(({ job }) => job));
  const others = usesIn(placeOf(catalogue, dataset)).filter(({ job }) => job === null || !known.has(job));
  refuseUse(dataset.name, kind, [...ours, ...others]);
}

/** Changes a dataset at once, when nobody uses it; nobody begins to meanwhile. @throws StudioError `conflict` naming the job. */
export async function changing<T>(
  catalogue: Catalogue,
  queue: JobQueue,
  dataset: DatasetEntry,
  title: string,
  work: () => Promise<T>,
): Promise<T> {
  refuseWhileUsed(catalogue, queue, dataset, 'change');
  // A folder that is not there now is used by nobody, and is not made.
  if (dataset.missing) return work();
  return whileUsing([takeUse(placeOf(catalogue, dataset), { kind: 'change', title, job: null })], work);
}

/** Runners that write down, while they work, which datasets they use. They throw `conflict` when one is changed at this time. */
export function noted(catalogue: Catalogue, runners: Readonly<Record<JobKind, JobRunner>>): Readonly<Record<JobKind, JobRunner>> {
  const one =
    (kind: JobKind): JobRunner =>
    (request, context) => {
      const { id: job, title } = context;
      const held: HeldUse[] = [];
      try {
        for (const use of usesOfJob(catalogue, kind, request)) {
          const dataset = catalogue.datasets.get(use.dataset);
          // The runner says what is not there.
          if (dataset === null || dataset.missing) continue;
          // A check has the dataset for itself only while it repairs.
          held.push(takeUse(placeOf(catalogue, dataset), { kind: kind === 'check' ? 'read' : use.kind, title, job }));
        }
      } catch (error) {
        for (const use of held) use.release();
        throw error;
      }
      return whileUsing(held, () => runners[kind](request, context));
    };
  return {
    ...runners,
    render: one('render'),
    train: one('train'),
    evaluate: one('evaluate'),
    export: one('export'),
    check: one('check'),
    relabel: one('relabel'),
  };
}

/** What a job does that has the dataset for itself for a while. @throws StudioError `conflict` naming who uses it. */
export function alone<T>(catalogue: Catalogue, dataset: DatasetEntry, { id, title }: Pick<Job, 'id' | 'title'>, work: () => Promise<T>) {
  return whileUsing([takeUse(placeOf(catalogue, dataset), { kind: 'change', title, job: id })], work);
}

async function whileUsing<T>(held: readonly HeldUse[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    for (const use of held) use.release();
  }
}

/** Datasets that a job reads, adds to or changes; none of one whose request cannot be read any more: it cannot be done again. */
function usesOfJob({ datasets }: Catalogue, kind: JobKind, request: unknown): { dataset: string; kind: UseKind }[] {
  const read = (dataset: string | undefined) => (dataset === undefined ? [] : [{ dataset, kind: 'read' as const }]);
  switch (kind) {
    case 'render': {
      const asked = RenderRequest.safeParse(request).data;
      const there = asked === undefined ? null : datasets.at(asked.out);
      return there === null ? [] : [{ dataset: there.id, kind: 'grow' }];
    }
    case 'train': {
      const asked = TrainRequest.safeParse(request).data;
      return asked === undefined ? [] : [...asked.datasets, ...asked.target].flatMap(({ dataset }) => read(dataset));
    }
    case 'evaluate':
      return read(EvaluateRequest.safeParse(request).data?.dataset);
    case 'export':
      return read(ExportRequest.safeParse(request).data?.dataset);
    case 'check': {
      const asked = CheckRequest.safeParse(request).data;
      return asked === undefined ? [] : [{ dataset: asked.dataset, kind: asked.repair === 'none' ? 'read' : 'change' }];
    }
    case 'relabel': {
      const asked = RelabelRequest.safeParse(request).data;
      return asked === undefined ? [] : [{ dataset: asked.dataset, kind: 'change' }];
    }
    default:
      return [];
  }
}
