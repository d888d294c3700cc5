import { StudioError } from '../../../shared/contract/errors.ts';
import type { EpochMetrics, RunDescription } from '../../../shared/domain/training/run.ts';
import { reversalAt } from '../adaptation/reversal.ts';
import type { Batch } from '../data/batch.ts';
import { BatchQueue } from '../data/batchQueue.ts';
import { buildInferenceModel } from '../inference/inferenceGraph.ts';
import type { ModelMetadata } from '../inference/modelMetadata.ts';
import { Segmenter } from '../inference/segmenter.ts';
import { HEADS } from '../models/heads.ts';
import { networkOf } from '../models/network.ts';
import { learningRateAt } from '../optimisers/schedule.ts';
import { trainingDevice } from '../runtime/devices.ts';
import { throwIfCancelled } from './cancelled.ts';
import { DivergenceWatch } from './divergence.ts';
import { hasStalled } from './earlyStop.ts';
import { type Progress, prepareRun, type RunParts, workingSize } from './prepareRun.ts';
import type { RunFolder } from './runFolder.ts';
import { Speed } from './speed.ts';
import { filedArrays } from './stateFile.ts';
import type { StepInput, StepRunner } from './stepRunner.ts';
import { exportedWeights, type TrainedState } from './trainedState.ts';
import type { TrainOptions, TrainResult } from './trainOptions.ts';
import { type Validation, validate } from './validate.ts';

/** A long epoch is saved in between, so that a crash costs little. */
const STEPS_BETWEEN_CHECKPOINTS = 500;

/** One run under way: its data, its session, and its state, which is all in `#runner` and `#progress`. */
export class TrainingRun {
  readonly #options: TrainOptions;
  readonly #folder: RunFolder;
  readonly #description: RunDescription;
  readonly #parts: RunParts;
  readonly #runner: StepRunner;
  readonly #progress: Progress;
  readonly #queue: BatchQueue<Batch[]>;
  readonly #watch: DivergenceWatch;
  readonly #speed = new Speed();

  private constructor(options: TrainOptions, folder: RunFolder, description: RunDescription, parts: RunParts) {
    this.#options = options;
    this.#folder = folder;
    this.#description = description;
    this.#parts = parts;
    this.#runner = parts.runner;
    this.#progress = parts.progress;
    // A step of several batches is ahead enough; where several steps run at once, the batches of the next ones are made meanwhile.
    const ahead = Math.ceil(parts.cutter.ahead / options.recipe.accumulation);
    this.#queue = new BatchQueue((step) => this.#batchesOf(step), Math.max(ahead, parts.runner.stepsAtOnce));
    this.#watch = new DivergenceWatch(options.recipe, parts.headWeights);
  }

  static async start(options: TrainOptions, folder: RunFolder, description: RunDescription): Promise<TrainingRun> {
    return new TrainingRun(options, folder, description, await prepareRun(options, folder));
  }

  /** Trains the epochs that are left, or until the validation stalls. */
  async finish(): Promise<TrainResult> {
    const { recipe } = this.#options;
    try {
      while (this.#progress.epochs.length < recipe.epochs && !this.#hasStalled()) {
        await this.#trainEpoch();
        await this.#endEpoch();
      }
    } catch (error) {
      if (error instanceof StudioError && error.code === 'cancelled') await this.#save();
      throw error;
    }
    const { epochs, best } = this.#progress;
    if (epochs.length < recipe.epochs && recipe.earlyStop !== null) {
      const { patience } = recipe.earlyStop;
      this.#options.onNotice?.(`Stopped early after epoch ${epochs.length}: the validation IoU has not risen for ${patience} epochs.`);
    }
    return { description: this.#description, epochs, bestEpoch: best?.epoch ?? epochs.length, model: this.#folder.model };
  }

  #hasStalled(): boolean {
    const { earlyStop } = this.#options.recipe;
    return earlyStop !== null && hasStalled(this.#progress.epochs, earlyStop);
  }

  async close(): Promise<void> {
    await this.#parts.cutter.close();
    await this.#runner.close();
  }

  /** Runs the steps that the epoch under way still lacks. The next batches are read while a step computes. */
  async #trainEpoch(): Promise<void> {
    const { recipe, onStep } = this.#options;
    const epoch = this.#progress.epochs.length + 1;
    const end = epoch * this.#parts.stepsPerEpoch;
    const steps = this.#steps;
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
        const learningRate = this.#learningRate(first + index);
        this.#watch.add(loss, first + index + 1, learningRate);
        this.#progress.lossSum += loss;
        onStep?.({ step: first + index + 1, steps, epoch, loss, learningRate, imagesPerSecond, megabytes });
      }
      if (this.#runner.step % STEPS_BETWEEN_CHECKPOINTS === 0 && this.#runner.step < end) await this.#save();
    }
  }

  /** What the runner takes at once from step `first` on, up to `end`. */
  async #inputs(first: number, end: number): Promise<StepInput[]> {
    const inputs: StepInput[] = [];
    for (let step = first; step < Math.min(end, first + this.#runner.stepsAtOnce); step++) {
      const batches = await this.#queue.take(step, this.#steps);
      inputs.push({ batches, rates: { learningRate: this.#learningRate(step), reversal: this.#reversal(step) } });
    }
    return inputs;
  }

  #batchesOf(step: number): Promise<Batch[]> {
    const { accumulation } = this.#options.recipe;
    return Promise.all(Array.from({ length: accumulation }, (_, part) => this.#parts.batches.make(step * accumulation + part)));
  }

  /** Validates, exports the model if it is the best so far, and saves. */
  async #endEpoch(): Promise<void> {
    const weights = exportedWeights(await this.#wholeState());
    const { recipe, onEpoch } = this.#options;
    const epoch = this.#progress.epochs.length + 1;
    const started = performance.now();
    const model = buildInferenceModel(recipe.model, weights, this.#metadata(epoch));
    const validation = await this.#validate(model);
    const { step } = this.#runner;
    const learningRate = this.#learningRate(step - 1);
    if (validation !== null) this.#watch.checkValidation(validation.loss, step, learningRate);

    const trainingSeconds = this.#progress.seconds;
    const metrics: EpochMetrics = {
      epoch,
      loss: this.#progress.lossSum / this.#parts.stepsPerEpoch,
      validationLoss: validation?.loss ?? null,
      validationIou: validation?.iou ?? null,
      learningRate,
      imagesPerSecond: (this.#parts.stepsPerEpoch * recipe.accumulation * recipe.batchSize) / Math.max(1e-9, trainingSeconds),
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
    const { validation, headWeights } = this.#parts;
    if (validation === null || validation.source.length === 0) return null;
    const segmenter = await Segmenter.fromBytes(model, 'model.onnx', {
      device: trainingDevice(this.#options.device),
      threads: this.#options.threads,
    });
    try {
      const loss = { classWeights: this.#progress.classWeights, headWeights };
      return await validate(segmenter, validation, loss, this.#options.recipe.threshold, () => throwIfCancelled(this.#options));
    } finally {
      await segmenter.close();
    }
  }

  /** Steps of the whole run. */
  get #steps(): number {
    return this.#options.recipe.epochs * this.#parts.stepsPerEpoch;
  }

  #learningRate(step: number): number {
    const { schedule, optimiser } = this.#options.recipe;
    const { stepsPerEpoch } = this.#parts;
    return learningRateAt(schedule, optimiser.learningRate, { step, steps: this.#steps, stepsPerEpoch });
  }

  /** DANN's factor of a step. */
  #reversal(step: number): number {
    const { adaptation } = this.#options.recipe;
    return adaptation.kind === 'dann' ? reversalAt(step, this.#steps, adaptation.gamma) : 0;
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
      size: workingSize(recipe),
    };
  }

  /** The state, unless it is past saving. @throws StudioError (`training`) */
  async #wholeState(): Promise<TrainedState> {
    const state = await this.#runner.state();
    const { step } = state;
    for (const values of state.arrays.values()) this.#watch.check(values, step, this.#learningRate(Math.max(0, step - 1)));
    return state;
  }

  async #save(): Promise<void> {
    const state = await this.#wholeState();
    await this.#folder.saveCheckpoint({ header: { step: state.step, ...this.#progress }, arrays: filedArrays(state) });
  }
}
