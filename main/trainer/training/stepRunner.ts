import type ort from 'onnxruntime-node';
import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import { blockedOrder, toBlocked, toPlain } from '../blocked/parameterOrder.ts';
import type { Batch } from '../data/batch.ts';
import { HEADS } from '../models/heads.ts';
import { adamScalars } from '../optimisers/adam.ts';
import { averageGain } from '../optimisers/movingAverage.ts';
import { createSession, tensor, valuesOf } from '../runtime/session.ts';
import { averageOf, updateStatistics } from './runningStatistics.ts';
import { buildGradientModel, buildStepModel, type StepOptions } from './stepGraph.ts';
import { trainedParameters } from './trainedParameters.ts';
import { arrayOf, nextOf, type StateName, stateNames, type TrainedState } from './trainedState.ts';
import { buildUpdateModel } from './updateGraph.ts';

/** What a step needs beside its batches. */
export interface StepRates {
  readonly learningRate: number;
  /** DANN's factor; unused by others. */
  readonly reversal: number;
}

type Feeds = Record<string, ort.Tensor>;

/** One session that does a whole step, or two where its gradient is summed over several batches. */
interface Sessions {
  readonly main: ort.InferenceSession;
  readonly update: ort.InferenceSession | null;
}

/** Runs training steps of one fixed batch and patch size, and holds the state between them in the order of its memory form. */
export class StepRunner {
  readonly #sessions: Sessions;
  readonly #options: StepOptions;
  /** Of blocked memory; null with plain memory. */
  readonly #order: Int32Array | null;
  #state: TrainedState;

  private constructor(sessions: Sessions, options: StepOptions, order: Int32Array | null, state: TrainedState) {
    this.#sessions = sessions;
    this.#options = options;
    this.#order = order;
    this.#state = order === null ? state : reordered(state, (values) => toBlocked(values, order));
  }

  static async create(options: StepOptions, state: TrainedState, threads?: number): Promise<StepRunner> {
    const { form, accumulation = 1 } = options;
    const order = form.kind === 'blocked' ? blockedOrder(trainedParameters(options), form.block) : null;
    const sessions =
      accumulation === 1
        ? { main: await createSession(buildStepModel(options), threads), update: null }
        : {
            main: await createSession(buildGradientModel(options), threads),
            update: await createSession(buildUpdateModel(options), threads),
          };
    return new StepRunner(sessions, options, order, state);
  }

  /** Finished steps. */
  get step(): number {
    return this.#state.step;
  }

  /** The state after the last step, in the order of the parameter specs. */
  state(): Promise<TrainedState> {
    const order = this.#order;
    return Promise.resolve(order === null ? this.#state : reordered(this.#state, (values) => toPlain(values, order)));
  }

  /**
   * Moves the state by one step and returns the labelled rows' loss before it.
   * @param batches As many as are accumulated.
   */
  async run(batches: readonly Batch[], rates: StepRates): Promise<number> {
    const { arrays, loss, statistics } = await (this.#sessions.update === null
      ? this.#runWhole(batches, rates)
      : this.#runInParts(batches, rates, this.#sessions.update));
    const step = this.#state.step + 1;
    const { movingAverage } = this.#options;
    const averageStatistics =
      movingAverage == null
        ? this.#state.averageStatistics
        : averageOf(this.#state.averageStatistics, statistics, averageGain(step, movingAverage));
    this.#state = { arrays, statistics, averageStatistics, step };
    return loss;
  }

  async close(): Promise<void> {
    await this.#sessions.main.release();
    await this.#sessions.update?.release();
  }

  async #runWhole(batches: readonly Batch[], rates: StepRates) {
    const [batch] = batches;
    if (batch === undefined || batches.length > 1) throw new RangeError(`One batch makes a step here, not ${batches.length}.`);
    const outputs = await this.#sessions.main.run({
      ...this.#pixels(batch),
      ...this.#reversal(rates),
      ...this.#arrays(),
      ...this.#scalars(rates),
    });
    return { arrays: this.#next(outputs), statistics: this.#moved(this.#state.statistics, outputs), loss: lossOf(outputs) };
  }

  async #runInParts(batches: readonly Batch[], rates: StepRates, update: ort.InferenceSession) {
    const { accumulation = 1 } = this.#options;
    if (batches.length !== accumulation) throw new RangeError(`${accumulation} batches make a step here, not ${batches.length}.`);
    const state = this.#arrays();
    const totals = tensor(weightTotals(batches, this.#options.patchSize ** 2), [HEADS.length]);
    let { statistics } = this.#state;
    let loss = 0;
    let gradientSum = flat(new Float32Array(arrayOf(this.#state.arrays, 'parameters').length));
    for (const batch of batches) {
      const outputs = await this.#sessions.main.run({
        ...this.#pixels(batch),
        ...this.#reversal(rates),
        ...pick(state, 'parameters'),
        totals,
        gradientSum,
      });
      gradientSum = flat(valuesOf(outputs, 'nextGradientSum'));
      statistics = this.#moved(statistics, outputs);
      loss += lossOf(outputs);
    }
    const outputs = await update.run({ ...state, gradientSum, ...this.#scalars(rates) });
    return { arrays: this.#next(outputs), statistics, loss };
  }

  #pixels(batch: Batch): Feeds {
    const { adaptation, batchSize, patchSize } = this.#options;
    const rows = totalRows(batchRows(adaptation, batchSize));
    const shape = (channels: number) => [rows, channels, patchSize, patchSize];
    return {
      image: tensor(batch.images, shape(3)),
      targets: tensor(batch.targets, shape(HEADS.length)),
      weights: tensor(batch.weights, shape(HEADS.length)),
    };
  }

  #arrays(): Feeds {
    return Object.fromEntries([...this.#state.arrays].map(([name, values]) => [name, flat(values)]));
  }

  #scalars({ learningRate }: StepRates): Feeds {
    const { adam, movingAverage } = this.#options;
    const step = this.#state.step + 1;
    const { rate, correction } = adamScalars(step, learningRate, adam);
    return {
      rate: scalar(rate),
      correction: scalar(correction),
      ...(movingAverage == null ? {} : { gain: scalar(averageGain(step, movingAverage)) }),
    };
  }

  #reversal({ reversal }: StepRates): Feeds {
    return this.#options.adaptation.kind === 'dann' ? { reversal: scalar(reversal) } : {};
  }

  #next(outputs: ort.InferenceSession.ReturnType): ReadonlyMap<StateName, Float32Array> {
    return new Map(stateNames(this.#options).map((name) => [name, valuesOf(outputs, nextOf(name))]));
  }

  /** Running statistics after a batch. */
  #moved(statistics: Float32Array, outputs: ort.InferenceSession.ReturnType): Float32Array {
    const { model, adaptation, batchSize, patchSize } = this.#options;
    if (model.norm === 'group') return statistics;
    const running = statistics.slice();
    const rows = totalRows(batchRows(adaptation, batchSize));
    updateStatistics(running, valuesOf(outputs, 'statistics'), model, { batchSize: rows, patchSize });
    return running;
  }
}

function flat(values: Float32Array): ort.Tensor {
  return tensor(values, [values.length]);
}

function scalar(value: number): ort.Tensor {
  return tensor(Float32Array.of(value), []);
}

function pick(feeds: Feeds, name: StateName): Feeds {
  const found = feeds[name];
  return found === undefined ? {} : { [name]: found };
}

function lossOf(outputs: ort.InferenceSession.ReturnType): number {
  return valuesOf(outputs, 'loss')[0] ?? Number.NaN;
}

/** Sum of the weights of each head over all batches of a step, whose weights are [n, heads, s, s]. */
function weightTotals(batches: readonly Batch[], plane: number): Float32Array {
  const totals = new Float64Array(HEADS.length);
  for (const { weights } of batches) {
    for (let start = 0, row = 0; start < weights.length; start += plane, row++) {
      let sum = 0;
      for (let at = start; at < start + plane; at++) sum += weights[at] ?? 0;
      const head = row % totals.length;
      totals[head] = (totals[head] ?? 0) + sum;
    }
  }
  return Float32Array.from(totals);
}

/** Statistics are per channel and have one order in all forms. */
function reordered(state: TrainedState, order: (values: Float32Array) => Float32Array): TrainedState {
  return { ...state, arrays: new Map([...state.arrays].map(([name, values]) => [name, order(values)])) };
}
