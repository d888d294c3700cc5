import type ort from 'onnxruntime-node';
import type { Batch } from '../data/batch.ts';
import { HEADS } from '../models/unet.ts';
import { adamScalars } from '../optimisers/adam.ts';
import { createSession, tensor, valuesOf } from '../runtime/session.ts';
import { updateStatistics } from './runningStatistics.ts';
import { buildStepModel, type StepOptions } from './stepGraph.ts';

/** Everything training changes: plain arrays, nothing hidden in the runtime. Arrays are replaced, never written into. */
export interface TrainedState {
  parameters: Float32Array;
  /** Adam's moving mean of the gradient and of its square. */
  mean: Float32Array;
  square: Float32Array;
  /** Running mean and variance of batch norms; empty with group norm. */
  statistics: Float32Array;
  /** Finished steps. */
  step: number;
}

/** Runs training steps of one fixed batch and patch size. */
export class StepRunner {
  readonly #session: ort.InferenceSession;
  readonly #options: StepOptions;

  private constructor(session: ort.InferenceSession, options: StepOptions) {
    this.#session = session;
    this.#options = options;
  }

  static async create(options: StepOptions, threads?: number): Promise<StepRunner> {
    return new StepRunner(await createSession(buildStepModel(options), threads), options);
  }

  /** Moves the state by one step and returns the batch's loss before it. */
  async run(state: TrainedState, batch: Batch, learningRate: number): Promise<number> {
    const { adam, batchSize, patchSize, model } = this.#options;
    const scalars = adamScalars(state.step + 1, learningRate, adam);
    const pixels = (channels: number) => [batchSize, channels, patchSize, patchSize];
    const size = [state.parameters.length];
    const outputs = await this.#session.run({
      image: tensor(batch.images, pixels(3)),
      targets: tensor(batch.targets, pixels(HEADS.length)),
      weights: tensor(batch.weights, pixels(HEADS.length)),
      parameters: tensor(state.parameters, size),
      mean: tensor(state.mean, size),
      square: tensor(state.square, size),
      rate: tensor(Float32Array.of(scalars.rate), []),
      correction: tensor(Float32Array.of(scalars.correction), []),
    });
    state.parameters = valuesOf(outputs, 'nextParameters');
    state.mean = valuesOf(outputs, 'nextMean');
    state.square = valuesOf(outputs, 'nextSquare');
    state.step++;
    if (model.norm === 'batch') {
      const statistics = state.statistics.slice();
      updateStatistics(statistics, valuesOf(outputs, 'statistics'), model, { batchSize, patchSize });
      state.statistics = statistics;
    }
    return valuesOf(outputs, 'loss')[0] ?? Number.NaN;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
