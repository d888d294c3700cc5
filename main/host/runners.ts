import { join } from 'node:path';
import { type DatasetEntry, Layout } from '../../shared/contract/datasets.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import type { JobKind } from '../../shared/contract/jobs.ts';
import type { BackgroundCollection } from '../backgrounds/index.ts';
import { type Catalogue, renderedFrame } from '../catalogue/index.ts';
import { writeWhole } from '../files/index.ts';
import {
  addBackgrounds,
  evaluateModel,
  importDataset,
  type JobContext,
  type JobRunner,
  renderDataset,
  type SpawnWorker,
  scanBackgrounds,
  segmentFolder,
  trainRun,
} from '../jobs/index.ts';
import { checkJob, exportJob, relabelJob, splitFile } from './careRunners.ts';
import type { LiveRendering } from './liveRendering.ts';
import type { LiveRuns } from './liveRuns.ts';
import {
  BackgroundsRequest,
  CheckRequest,
  EvaluateRequest,
  ExportRequest,
  ImportRequest,
  RelabelRequest,
  RenderRequest,
  SegmentRequest,
  TrainRequest,
} from './requests.ts';
import { scoresFile } from './scoreFiles.ts';
import type { SharedBlender } from './sharedBlender.ts';
import { SUMMARY_FILE } from './tryout.ts';

export interface RunnerParts {
  readonly catalogue: Catalogue;
  readonly blender: SharedBlender;
  readonly backgrounds: BackgroundCollection;
  readonly live: LiveRuns;
  readonly rendering: LiveRendering;
  readonly spawn: SpawnWorker | undefined;
  /** Queues a rendering of what is missing. */
  readonly renderAgain: (name: string, request: RenderRequest, dataset: string) => void;
}

/** Does the work of each kind of job, and lets the catalogue follow it. */
export function jobRunners(parts: RunnerParts): Readonly<Record<JobKind, JobRunner>> {
  const { catalogue } = parts;
  return {
    render: (request, context) => render(parts, RenderRequest.parse(request), context),
    train: (request, context) => train(parts, TrainRequest.parse(request), context),
    evaluate: (request, context) => evaluate(parts, EvaluateRequest.parse(request), context),
    import: (request, context) => takeIn(parts, ImportRequest.parse(request), context),
    backgrounds: (request, context) => workOnBackgrounds(parts, BackgroundsRequest.parse(request), context),
    segment: (request, context) => segment(parts, SegmentRequest.parse(request), context),
    export(request, context) {
      const parsed = ExportRequest.parse(request);
      return exportJob(catalogue, datasetOf(catalogue, parsed.dataset), parsed, context);
    },
    check(request, context) {
      const parsed = CheckRequest.parse(request);
      return checkJob(catalogue, datasetOf(catalogue, parsed.dataset), parsed, context, parts.renderAgain);
    },
    relabel(request, context) {
      const parsed = RelabelRequest.parse(request);
      return relabelJob(catalogue, datasetOf(catalogue, parsed.dataset), parsed, context);
    },
  };
}

async function render(
  { catalogue, blender, rendering }: RunnerParts,
  request: RenderRequest,
  { id: job, signal, resting, report, setTarget }: JobContext,
): Promise<void> {
  const { datasets, frames } = catalogue;
  await renderDataset(request, {
    blender: await blender.open(request.manner),
    log: join(catalogue.library.dir, 'blender.log'),
    aside: true,
    signal,
    resting,
    watch: rendering.begin(job),
    onProgress: report,
    async onOpen({ dir, description }) {
      await datasets.putSynthetic(dir, description);
      setTarget(description.id);
    },
    onFrame(record, { id, width, height }) {
      frames.add(id, [renderedFrame({ width, height }, record)]);
    },
  });
}

async function train(
  { catalogue, live, spawn }: RunnerParts,
  request: TrainRequest,
  { signal, report, setTarget }: JobContext,
): Promise<void> {
  const { datasets, target, out, ...rest } = request;
  const { runs, metrics } = catalogue;
  const used = <Use extends { readonly dataset: string; readonly split: string | null }>({ dataset, split, ...use }: Use) => {
    const entry = datasetOf(catalogue, dataset);
    return { ...use, path: entry.path, split: split === null ? null : splitFile(catalogue, entry, split) };
  };
  const data = datasets.map(used);
  const targetData = target.map(used);
  // The process writes run.json before its first step: from then on the run can be shown.
  let known: Promise<string> | null = null;
  const run = async (): Promise<string> => {
    known ??= runs.putFolder(out).then(({ id }) => {
      setTarget(id);
      live.begin(id);
      return id;
    });
    return known;
  };
  const notices: string[] = [];
  const follow = (use: (id: string) => void) => void run().then(use, () => {});
  try {
    await trainRun(
      { ...rest, data, target: targetData, out, resume: true },
      {
        spawn,
        signal,
        onProgress: report,
        // What is told comes before the first step, when there is no run to show yet; it goes along with the step.
        onNotice: (text) => notices.push(text),
        onStep(step) {
          follow((id) => {
            if (live.notices(id).length !== notices.length) live.setNotices(id, notices);
            live.addStep(id, step);
          });
        },
        onEpoch: (epoch) =>
          follow((id) => {
            metrics.add(id, epoch);
            live.endEpoch(id, epoch);
          }),
      },
    );
  } finally {
    if (known !== null) {
      const { id } = await runs.putFolder(out);
      live.end(id);
    }
  }
}

async function evaluate(
  { catalogue, spawn }: RunnerParts,
  request: EvaluateRequest,
  { signal, report, setTarget }: JobContext,
): Promise<void> {
  const dataset = datasetOf(catalogue, request.dataset);
  const run = request.run === null ? null : catalogue.runs.get(request.run);
  if (request.run !== null && run?.model == null) {
    throw new StudioError('not-found', 'This run has no model yet.', { next: 'Train it to the end of its first epoch.' });
  }
  setTarget(request.run ?? dataset.id);
  const layout = dataset.kind === 'synthetic' ? 'auto' : (Layout.safeParse(dataset.source).data ?? 'auto');
  const scores = scoresFile(catalogue, request.run, dataset.id, request.size);
  const evaluation = await evaluateModel(
    { model: run?.model ?? 'colour-rule', data: dataset.path, layout, split: null, size: request.size, scores },
    { spawn, signal, onProgress: report },
  );
  await catalogue.evaluations.add(request.run, { ...evaluation, data: dataset.name });
}

async function segment({ catalogue, spawn }: RunnerParts, request: SegmentRequest, { signal, report }: JobContext): Promise<void> {
  const { run, input, out, size } = request;
  const model = catalogue.runs.get(run)?.model;
  if (model == null) throw new StudioError('not-found', 'This run has no model.', { next: 'Train it to the end of its first epoch.' });
  const summary = await segmentFolder({ model, input, out, size }, { spawn, signal, onProgress: report });
  await writeWhole(join(out, SUMMARY_FILE), `${JSON.stringify(summary)}\n`);
}

async function takeIn({ catalogue }: RunnerParts, request: ImportRequest, { signal, report, setTarget }: JobContext): Promise<void> {
  const imported = await importDataset(request, { signal, onProgress: report });
  const { datasets } = catalogue;
  const entry = await (imported.kind === 'synthetic' ? datasets.putFolder(imported.folder) : datasets.putReal(imported.dataset));
  setTarget(entry.id);
}

async function workOnBackgrounds(
  { backgrounds, catalogue, spawn }: RunnerParts,
  request: BackgroundsRequest,
  { signal, report }: JobContext,
): Promise<void> {
  if (request.work === 'add') {
    await addBackgrounds(backgrounds, request.path, { signal, onProgress: report });
    return;
  }
  const run = request.run === null ? null : catalogue.runs.get(request.run);
  if (request.run !== null && run?.model == null) {
    throw new StudioError('not-found', 'This run has no model yet.', { next: 'Train it to the end of its first epoch.' });
  }
  const scanner = run?.model == null ? ({ kind: 'colour-rule' } as const) : ({ kind: 'model', file: run.model, name: run.name } as const);
  await scanBackgrounds(backgrounds, scanner, { spawn, signal, onProgress: report });
}

/** @throws StudioError `not-found` */
function datasetOf({ datasets }: Catalogue, id: string): DatasetEntry {
  const dataset = datasets.get(id);
  if (dataset === null || dataset.missing) {
    throw new StudioError('not-found', `The dataset ${dataset?.name ?? id} is not there.`, {
      next: 'Connect its disk, or choose another dataset.',
    });
  }
  return dataset;
}
