import { createHash } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { Batches } from '../adaptation/batches.ts';
import { batchRows } from '../adaptation/batchRows.ts';
import { measureClassShares } from '../data/classShares.ts';
import { classWeightsOf } from '../data/classWeights.ts';
import { framesOfEpoch } from '../data/frameOrder.ts';
import { openCutter } from '../data/openCutter.ts';
import type { PatchCutter } from '../data/patchCutter.ts';
import { stepsPerEpoch } from '../data/patches.ts';
import { defaultCacheBytes, SampleCache } from '../data/sampleCache.ts';
import { trainingDevice } from '../runtime/devices.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { CheckpointHeader } from './checkpoint.ts';
import { chooseForm } from './memoryForm.ts';
import type { RunFolder } from './runFolder.ts';
import { weightsOfRun } from './startWeights.ts';
import { stateOf } from './stateFile.ts';
import { StepRunner } from './stepRunner.ts';
import { initialState } from './trainedState.ts';
import type { TrainOptions } from './trainOptions.ts';
import { MOST_PICTURES } from './validate.ts';

/** What a run changes beside the state of its net. */
export type Progress = Omit<CheckpointHeader, 'step'>;

/** What a run works with. */
export interface RunParts {
  readonly runner: StepRunner;
  readonly batches: Batches;
  readonly cutter: PatchCutter;
  readonly validation: SampleCache | null;
  readonly progress: Progress;
  readonly headWeights: readonly number[];
  readonly stepsPerEpoch: number;
}

/** Larger pictures are reduced to this many patch sides, so that a patch shows a comparable part of any picture. */
const PATCHES_PER_SIDE = 4;

/** Longer side, in pixels, at which a recipe sees pictures. */
export function workingSize({ patchSize }: Recipe): number {
  return PATCHES_PER_SIDE * patchSize;
}

/** Prepares a run: data, state (from the checkpoint if there is one), session. */
export async function prepareRun(options: TrainOptions, folder: RunFolder): Promise<RunParts> {
  const { training, target, dataThreads } = options;
  const cacheBytes = options.cacheBytes ?? defaultCacheBytes();
  const heldOut = Math.min(options.validation?.length ?? 0, MOST_PICTURES);
  const validationBytes = (cacheBytes * heldOut) / (heldOut + training.length + (target?.length ?? 0));
  const longestSide = workingSize(options.recipe);
  const validation = options.validation && new SampleCache(options.validation, longestSide, validationBytes);
  const cutter = await openCutter(
    [training, ...(target === null ? [] : [target])],
    dataThreads,
    { longestSide, cacheBytes: cacheBytes - validationBytes },
    (text) => options.onNotice?.(text),
  );
  try {
    return await prepareOn(cutter, validation, options, folder);
  } catch (error) {
    await cutter.close();
    throw error;
  }
}

async function prepareOn(cutter: PatchCutter, validation: SampleCache | null, options: TrainOptions, folder: RunFolder): Promise<RunParts> {
  const { recipe, seed, training, target, ratios = null } = options;
  const { model, adaptation, batchSize, patchSize, optimiser, accumulation, movingAverage } = recipe;
  const data = fingerprint(options);
  const saved = options.resume ? await folder.loadCheckpoint((message) => options.onNotice?.(message)) : null;
  if (saved !== null && saved.header.data !== data) {
    throw new StudioError('conflict', 'The data changed since this run was started.', {
      next: 'Resume it with the same frames, or start a new run.',
    });
  }
  const perStep = accumulation * batchRows(adaptation, batchSize).source;
  const steps = stepsPerEpoch(training.length, perStep);
  const { step: _, ...progress } = saved?.header ?? {
    step: 0,
    epochs: [],
    lossSum: 0,
    seconds: 0,
    best: null,
    classWeights: await measuredWeights(options, cutter, steps * perStep),
    data,
  };
  await folder.writeMetrics(progress.epochs);

  const headWeights = [1, recipe.loss.personHead];
  const device = trainingDevice(options.device);
  const { form, reason } = await chooseForm({ model, adaptation, batchSize }, device);
  if (reason !== null && saved === null) options.onNotice?.(`Training on plain memory, which is slower. ${reason}`);
  const state = saved === null ? initialState(recipe, seed, await startOf(options)) : stateOf(saved, recipe);
  return {
    runner: await StepRunner.create(
      { model, adaptation, batchSize, patchSize, accumulation, movingAverage, adam: optimiser, headWeights, form },
      state,
      { device, threads: options.threads },
    ),
    batches: new Batches({ training, target, ratios, cutter, classWeights: progress.classWeights }, recipe, seed),
    cutter,
    validation,
    progress: { ...progress, epochs: [...progress.epochs] },
    headWeights,
    stepsPerEpoch: steps,
  };
}

function startOf({ initial, recipe }: TrainOptions) {
  return initial === null ? null : weightsOfRun(initial, recipe);
}

/** Class weights over all frames, or where they are mixed by ratios over those of the first epoch. */
async function measuredWeights(options: TrainOptions, cutter: PatchCutter, perEpoch: number): Promise<Progress['classWeights']> {
  const { training, seed, recipe, ratios = null } = options;
  const frames = ratios === null ? undefined : framesOfEpoch(training, 0, { perEpoch, seed, stream: '', ratios });
  return classWeightsOf(await measureClassShares(training, cutter, () => throwIfCancelled(options), frames), recipe.loss);
}

/** SHA-256 over the names of all samples in order, and their ratios: a resumed run must see the same ones. */
function fingerprint({ training, validation, target, ratios = null }: TrainOptions): string {
  const hash = createHash('sha256');
  for (const source of [training, validation, ...(target === null ? [] : [target])]) {
    for (let index = 0; index < (source?.length ?? 0); index++) hash.update(`${source?.name(index)}\n`);
    hash.update('\0');
  }
  if (ratios !== null) hash.update(ratios.join(':'));
  return hash.digest('hex');
}
