import { createHash } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { EpochMetrics, RunDescription } from '../../../shared/domain/training/run.ts';
import { Batches } from '../adaptation/batches.ts';
import { batchRows } from '../adaptation/batchRows.ts';
import { reversalAt } from '../adaptation/reversal.ts';
import type { Batch } from '../data/batch.ts';
import { BatchQueue } from '../data/batchQueue.ts';
import { classWeightsOf, measureClassShares } from '../data/classWeights.ts';
import { openCutter } from '../data/openCutter.ts';
import type { PatchCutter } from '../data/patchCutter.ts';
import { stepsPerEpoch } from '../data/patches.ts';
import { defaultCacheBytes, SampleCache } from '../data/sampleCache.ts';
import type { SampleSource } from '../data/source.ts';
import { buildInferenceModel } from '../inference/inferenceGraph.ts';
import type { ModelMetadata } from '../inference/modelMetadata.ts';
import { Segmenter } from '../inference/segmenter.ts';
import { HEADS } from '../models/heads.ts';
import { networkOf } from '../models/network.ts';
import { learningRateAt } from '../optimisers/schedule.ts';
import { trainingDevice } from '../runtime/devices.ts';
import type { CheckpointHeader } from './checkpoint.ts';
import { chooseForm } from './memoryForm.ts';
import type { RunFolder } from './runFolder.ts';
import { Speed } from './speed.ts';
import { weightsOfRun } from './startWeights.ts';
import { filedArrays, stateOf } from './stateFile.ts';
import { type StepInput, StepRunner } from './stepRunner.ts';
import type { TrainOptions, TrainResult } from './train.ts';
import { exportedWeights, initialState, type TrainedState } from './trainedState.ts';
import { MOST_PICTURES, type Validation, validate } from './validate.ts';

/** Larger pictures are reduced to this many patch sides, so that a patch shows a comparable part of any picture. */
const PATCHES_PER_SIDE = 4;
/** A long epoch is saved in between, so that a crash costs little. */
const STEPS_BETWEEN_CHECKPOINTS = 500;

type Progress = Omit<CheckpointHeader, 'step'>;

/** One run under way: its data, its session, and its state, which is all in `#state` and `#progress`. */
export class TrainingRun {
  readonly #options: TrainOptions;
  readonly #folder: RunFolder;
  readonly #description: RunDescription;
  readonly #runner: StepRunner;
  readonly #batches: Batches;
  readonly #queue: BatchQueue<Batch[]>;
  readonly #cutter: PatchCutter;
  readonly #validation: SampleCache | null;
  readonly #progress: Progress;
  readonly #headWeights: readonly number[];
  readonly #stepsPerEpoch: number;
  readonly #speed = new Speed();

  private constructor(
    options: TrainOptions,
    folder: RunFolder,
    description: RunDescription,
    parts: {
      runner: StepRunner;
      batches: Batches;
      cutter: PatchCutter;
      validation: SampleCache | null;
      progress: Progress;
      headWeights: readonly number[];
    },
  ) {
    this.#options = options;
    this.#folder = folder;
    this.#description = description;
    this.#runner = parts.runner;
    this.#batches = parts.batches;
    this.#cutter = parts.cutter;
    this.#queue = new BatchQueue((step) => this.#batchesOf(step), parts.cutter.ahead);
    this.#validation = parts.validation;
    this.#progress = parts.progress;
    this.#headWeights = parts.headWeights;
    const { adaptation, batchSize, accumulation } = options.recipe;
    this.#stepsPerEpoch = stepsPerEpoch(options.training.length, accumulation * batchRows(adaptation, batchSize).source);
  }

  /** Prepares a run: data, state (from the checkpoint if there is one), session. */
  static async start(options: TrainOptions, folder: RunFolder, description: RunDescription): Promise<TrainingRun> {
    const cacheBytes = options.cacheBytes ?? defaultCacheBytes();
    const heldOut = Math.min(options.validation?.length ?? 0, MOST_PICTURES);
    const validationBytes = (cacheBytes * heldOut) / (heldOut + options.training.length + (options.target?.length ?? 0));
    const longestSide = workingSize(options);
    const validation = options.validation && new SampleCache(options.validation, longestSide, validationBytes);
    const cutter = await openCutter(
      [options.training, ...(options.target === null ? [] : [options.target])],
      options.dataThreads,
      { longestSide, cacheBytes: cacheBytes - validationBytes },
      (text) => options.onNotice?.(text),
    );
    try {
      return await TrainingRun.#startOn(cutter, validation, options, folder, description);
    } catch (error) {
      await cutter.close();
      throw error;
    }
  }

  static async #startOn(
    cutter: PatchCutter,
    validation: SampleCache | null,
    options: TrainOptions,
    folder: RunFolder,
    description: RunDescription,
  ): Promise<TrainingRun> {
    const { recipe, seed, training, target } = options;
    const data = fingerprint([options.training, options.validation, ...(options.target === null ? [] : [options.target])]);
    const saved = options.resume ? await folder.loadCheckpoint((message) => options.onNotice?.(message)) : null;
    if (saved !== null && saved.header.data !== data) {
      throw new StudioError('conflict', 'The data changed since this run was started.', {
        next: 'Resume it with the same frames, or start a new run.',
      });
    }
    const { step: _, ...progress } = saved?.header ?? {
      step: 0,
      epochs: [],
      lossSum: 0,
      seconds: 0,
      best: null,
      classWeights: classWeightsOf(await measureClassShares(training, cutter, () => throwIfCancelled(options)), recipe.loss),
      data,
    };
    await folder.writeMetrics(progress.epochs);

    const headWeights = [1, recipe.loss.personHead];
    const { model, adaptation, batchSize, patchSize, optimiser, accumulation, movingAverage } = recipe;
    const device = trainingDevice(options.device);
    const { form, reason } = await chooseForm({ model, adaptation, batchSize }, device);
    if (reason !== null && saved === null) options.onNotice?.(`Training on plain memory, which is slower. ${reason}`);
    const state = saved === null ? await firstState(options) : stateOf(saved, recipe);
    return new TrainingRun(options, folder, description, {
      runner: await StepRunner.create(
        { model, adaptation, batchSize, patchSize, accumulation, movingAverage, adam: optimiser, headWeights, form },
        state,
        { device, threads: options.threads },
      ),
      batches: new Batches({ training, target, cutter, classWeights: progress.classWeights }, recipe, seed),
      cutter,
      validation,
      progress: { ...progress, epochs: [...progress.epochs] },
      headWeights,
    });
  }

  /** Trains the epochs that are left. */
  async finish(): Promise<TrainResult> {
    try {
      while (this.#progress.epochs.length < this.#options.recipe.epochs) {
        await this.#trainEpoch();
        await this.#endEpoch();
      }
    } catch (error) {
      if (error instanceof StudioError && error.code === 'cancelled') await this.#save();
      throw error;
    }
    const { epochs, best } = this.#progress;
    return { description: this.#description, epochs, bestEpoch: best?.epoch ?? epochs.length, model: this.#folder.model };
  }

  async close(): Promise<void> {
    await this.#cutter.close();
    await this.#runner.close();
  }

  /** Runs the steps that the epoch under way still lacks. The next batches are read while a step computes. */
  async #trainEpoch(): Promise<void> {
    const { recipe, onStep } = this.#options;
    const epoch = this.#progress.epochs.length + 1;
    const end = epoch * this.#stepsPerEpoch;
    const steps = recipe.epochs * this.#stepsPerEpoch;
    while (this.#runner.step < end) {
      throwIfCancelled(this.#options);
      const started = performance.now();
      const first = this.#runner.step;
      const inputs = await this.#inputs(first, Math.min(end, first + STEPS_BETWEEN_CHECKPOINTS - (first % STEPS_BETWEEN_CHECKPOINTS)));
      const losses = await this.#runner.run(inputs);
      this.#progress.seconds += (performance.now() - started) / 1000;
      const imagesPerSecond = this.#speed.add(losses.length * recipe.accumulation * recipe.batchSize);
      const megabytes = process.memoryUsage.rss() / 1024 ** 2;
      for (const [index, loss] of losses.entries()) {
        if (!Number.isFinite(loss)) throw this.#diverged(loss);
        this.#progress.lossSum += loss;
        const learningRate = this.#learningRate(steps, first + index);
        onStep?.({ step: first + index + 1, steps, epoch, loss, learningRate, imagesPerSecond, megabytes });
      }
      if (this.#runner.step % STEPS_BETWEEN_CHECKPOINTS === 0 && this.#runner.step < end) await this.#save();
    }
  }

  /** What the runner takes at once from step `first` on, up to `end`. */
  async #inputs(first: number, end: number): Promise<StepInput[]> {
    const steps = this.#options.recipe.epochs * this.#stepsPerEpoch;
    const inputs: StepInput[] = [];
    for (let step = first; step < Math.min(end, first + this.#runner.stepsAtOnce); step++) {
      const batches = await this.#queue.take(step, steps);
      inputs.push({ batches, rates: { learningRate: this.#learningRate(steps, step), reversal: this.#reversal(steps, step) } });
    }
    return inputs;
  }

  #batchesOf(step: number): Promise<Batch[]> {
    const { accumulation } = this.#options.recipe;
    return Promise.all(Array.from({ length: accumulation }, (_, part) => this.#batches.make(step * accumulation + part)));
  }

  /** Validates, exports the model if it is the best so far, and saves. */
  async #endEpoch(): Promise<void> {
    const weights = exportedWeights(await this.#runner.state());
    if (!weights.parameters.every(Number.isFinite)) throw this.#diverged(Number.NaN);
    const { recipe, onEpoch } = this.#options;
    const epoch = this.#progress.epochs.length + 1;
    const started = performance.now();
    const model = buildInferenceModel(recipe.model, weights, this.#metadata(epoch));
    const validation = await this.#validate(model);
    if (validation !== null && !Number.isFinite(validation.loss)) throw this.#diverged(validation.loss);

    const trainingSeconds = this.#progress.seconds;
    const metrics: EpochMetrics = {
      epoch,
      loss: this.#progress.lossSum / this.#stepsPerEpoch,
      validationLoss: validation?.loss ?? null,
      validationIou: validation?.iou ?? null,
      learningRate: this.#learningRate(recipe.epochs * this.#stepsPerEpoch, this.#runner.step - 1),
      imagesPerSecond: (this.#stepsPerEpoch * recipe.accumulation * recipe.batchSize) / Math.max(1e-9, trainingSeconds),
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      seconds: trainingSeconds + (performance.now() - started) / 1000,
    };
    if (this.#isBest(validation)) {
      await this.#folder.writeModel(model);
      this.#progress.best = { epoch, iou: validation?.iou ?? null };
    }
    this.#progress.epochs.push(metrics);
    this.#progress.lossSum = 0;
    this.#progress.seconds = 0;
    await this.#save();
    await this.#folder.appendMetrics(metrics);
    onEpoch?.(metrics);
  }

  /** Without validation the last epoch counts as the best. */
  #isBest(validation: Validation | null): boolean {
    const best = this.#progress.best?.iou ?? null;
    return validation === null || best === null || validation.iou > best;
  }

  async #validate(model: Uint8Array): Promise<Validation | null> {
    if (this.#validation === null || this.#validation.source.length === 0) return null;
    const segmenter = await Segmenter.fromBytes(model, 'model.onnx', {
      device: trainingDevice(this.#options.device),
      threads: this.#options.threads,
    });
    try {
      const loss = { classWeights: this.#progress.classWeights, headWeights: this.#headWeights };
      return await validate(segmenter, this.#validation, loss, this.#options.recipe.threshold, () => throwIfCancelled(this.#options));
    } finally {
      await segmenter.close();
    }
  }

  #learningRate(steps: number, step = this.#runner.step): number {
    const { schedule, optimiser } = this.#options.recipe;
    return learningRateAt(schedule, optimiser.learningRate, { step, steps, stepsPerEpoch: this.#stepsPerEpoch });
  }

  /** DANN's factor of a step. */
  #reversal(steps: number, step: number): number {
    const { adaptation } = this.#options.recipe;
    return adaptation.kind === 'dann' ? reversalAt(step, steps, adaptation.gamma) : 0;
  }

  #metadata(epoch: number): ModelMetadata {
    const { recipe, seed, name, labelPolicy } = this.#options;
    return {
      format: 's2mgen.model',
      version: 1,
      run: this.#description.id,
      name,
      seed,
      epoch,
      recipe,
      classes: [HEADS[0], HEADS[1]],
      normalisation: 'sRGB bytes / 255, channels red, green, blue',
      labelPolicy: labelPolicy ?? 'not stated',
      threshold: recipe.threshold,
      multiple: networkOf(recipe.model).sideMultiple,
      size: workingSize(this.#options),
    };
  }

  async #save(): Promise<void> {
    const state = await this.#runner.state();
    await this.#folder.saveCheckpoint({ header: { step: state.step, ...this.#progress }, arrays: filedArrays(state) });
  }

  #diverged(loss: number): StudioError {
    const rate = this.#options.recipe.optimiser.learningRate;
    return new StudioError('training', `The loss became ${loss} at step ${this.#runner.step}: training diverged.`, {
      next: `Lower the learning rate (now ${rate}) or add warm-up steps. The last checkpoint is from before this step.`,
    });
  }
}

async function firstState({ recipe, seed, initial }: TrainOptions): Promise<TrainedState> {
  return initialState(recipe, seed, initial === null ? null : await weightsOfRun(initial, recipe));
}

function workingSize({ recipe }: TrainOptions): number {
  return PATCHES_PER_SIDE * recipe.patchSize;
}

/** SHA-256 over the names of all samples in order: a resumed run must see the same ones. */
function fingerprint(sources: readonly (SampleSource | null)[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (let index = 0; index < (source?.length ?? 0); index++) hash.update(`${source?.name(index)}\n`);
    hash.update('\0');
  }
  return hash.digest('hex');
}

function throwIfCancelled({ signal }: TrainOptions): void {
  if (signal?.aborted) {
    throw new StudioError('cancelled', 'Training was cancelled.', { next: 'Resume the run to go on where it stopped.' });
  }
}
