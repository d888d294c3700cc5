import type ort from 'onnxruntime-node';
import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import { blockedOrder, toBlocked, toPlain } from '../blocked/parameterOrder.ts';
import type { Batch } from '../data/batch.ts';
import { HEADS } from '../models/unet.ts';
import { adamScalars } from '../optimisers/adam.ts';
import { createSession, tensor, valuesOf } from '../runtime/session.ts';
import { updateStatistics } from './runningStatistics.ts';
import { buildStepModel, type StepOptions } from './stepGraph.ts';
import { trainedParameters } from './trainedParameters.ts';

/** Everything training changes: plain arrays in the order of the parameter specs, nothing hidden in the runtime. */
export interface TrainedState {
  readonly parameters: Float32Array;
  /** Adam's moving mean of the gradient and of its square. */
  readonly mean: Float32Array;
  readonly square: Float32Array;
  /** Running mean and variance of batch norms; empty with group norm. */
  readonly statistics: Float32Array;
  /** Finished steps. */
  readonly step: number;
}

/** Runs training steps of one fixed batch and patch size, and holds the state between them in the order of its memory form. */
export class StepRunner {
  readonly #session: ort.InferenceSession;
  readonly #options: StepOptions;
  /** Of blocked memory; null with plain memory. */
  readonly #order: Int32Array | null;
  #state: TrainedState;

  private constructor(session: ort.InferenceSession, options: StepOptions, order: Int32Array | null, state: TrainedState) {
    this.#session = session;
    this.#options = options;
    this.#order = order;
    this.#state = order === null ? state : reordered(state, (values) => toBlocked(values, order));
  }

  static async create(options: StepOptions, state: TrainedState, threads?: number): Promise<StepRunner> {
    const { form } = options;
    const order = form.kind === 'blocked' ? blockedOrder(trainedParameters(options), form.block) : null;
    return new StepRunner(await createSession(buildStepModel(options), threads), options, order, state);
  }

  /** Finished steps. */
  get step(): number {
    return this.#state.step;
  }

  /** The state after the last step, in the order of the parameter specs. */
  state(): TrainedState {
    const order = this.#order;
    return order === null ? this.#state : reordered(this.#state, (values) => toPlain(values, order));
  }

  /**
   * Moves the state by one step and returns the labelled rows' loss before it. `reversal` is DANN's factor, unused by others.
   */
  async run(batch: Batch, learningRate: number, reversal = 0): Promise<number> {
    const { adam, adaptation, patchSize, model } = this.#options;
    const batchSize = totalRows(batchRows(adaptation, this.#options.batchSize));
    const { parameters, mean, square, statistics, step } = this.#state;
    const scalars = adamScalars(step + 1, learningRate, adam);
    const pixels = (channels: number) => [batchSize, channels, patchSize, patchSize];
    const size = [parameters.length];
    const outputs = await this.#session.run({
      image: tensor(batch.images, pixels(3)),
      targets: tensor(batch.targets, pixels(HEADS.length)),
      weights: tensor(batch.weights, pixels(HEADS.length)),
      parameters: tensor(parameters, size),
      mean: tensor(mean, size),
      square: tensor(square, size),
      rate: tensor(Float32Array.of(scalars.rate), []),
      correction: tensor(Float32Array.of(scalars.correction), []),
      ...(adaptation.kind === 'dann' ? { reversal: tensor(Float32Array.of(reversal), []) } : {}),
    });
    const running = statistics.slice();
    if (model.norm === 'batch') updateStatistics(running, valuesOf(outputs, 'statistics'), model, { batchSize, patchSize });
    this.#state = {
      parameters: valuesOf(outputs, 'nextParameters'),
      mean: valuesOf(outputs, 'nextMean'),
      square: valuesOf(outputs, 'nextSquare'),
      statistics: running,
      step: step + 1,
    };
    return valuesOf(outputs, 'loss')[0] ?? Number.NaN;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

/** Statistics are per channel and have one order in all forms. */
function reordered(state: TrainedState, order: (values: Float32Array) => Float32Array): TrainedState {
  return { ...state, parameters: order(state.parameters), mean: order(state.mean), square: order(state.square) };
}
