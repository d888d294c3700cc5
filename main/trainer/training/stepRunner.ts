import type ort from 'onnxruntime-node';
import { blockedOrder, toBlocked, toPlain } from '../blocked/parameterOrder.ts';
import type { Batch } from '../data/batch.ts';
import { averageGain } from '../optimisers/movingAverage.ts';
import { readBack } from '../runtime/readBack.ts';
import { type Feeds, type Outputs, type Session, tensor, valuesOf } from '../runtime/session.ts';
import { averageOf, updateStatistics } from './runningStatistics.ts';
import { pixelFeeds, reversalFeeds, rowsOf, type StepRates, stacked, updateFeeds, weightTotals } from './stepFeeds.ts';
import type { StepOptions } from './stepGraph.ts';
import { openStepSessions, type RunnerOptions, type StepSessions } from './stepSessions.ts';
import { trainedParameters } from './trainedParameters.ts';
import { arrayOf, nextOf, type StateName, stateNames, type TrainedState } from './trainedState.ts';

export interface StepInput {
  /** As many as are accumulated. */
  readonly batches: readonly Batch[];
  readonly rates: StepRates;
}

type Tensors = ReadonlyMap<StateName, ort.Tensor>;

/**
 * Runs training steps of one fixed batch and patch size, and holds the state between them: in the order of its memory form,
 * and in the memory of the device where the runtime can leave it there.
 */
export class StepRunner {
  readonly #sessions: StepSessions;
  readonly #options: StepOptions;
  /** Of blocked memory; null with plain memory. */
  readonly #order: Int32Array | null;
  #arrays: Tensors;
  /** Small, and always here. */
  #host: Omit<TrainedState, 'arrays'>;

  private constructor(sessions: StepSessions, options: StepOptions, order: Int32Array | null, { arrays, ...host }: TrainedState) {
    this.#sessions = sessions;
    this.#options = options;
    this.#order = order;
    this.#host = host;
    this.#arrays = new Map([...arrays].map(([name, values]) => [name, flat(order === null ? values : toBlocked(values, order))]));
  }

  /** @throws StudioError (`training`) when the device is missing, lost or too small. */
  static async create(options: StepOptions, state: TrainedState, runner: RunnerOptions = {}): Promise<StepRunner> {
    const { form } = options;
    const order = form.kind === 'blocked' ? blockedOrder(trainedParameters(options), form.block) : null;
    return new StepRunner(await openStepSessions(options, runner), options, order, state);
  }

  /** Finished steps. */
  get step(): number {
    return this.#host.step;
  }

  /** How many steps are best given at once. */
  get stepsAtOnce(): number {
    return this.#sessions.kind === 'loop' ? this.#sessions.most : 1;
  }

  /** The state after the last step, in the order of the parameter specs. */
  async state(): Promise<TrainedState> {
    const order = this.#order;
    const arrays = await readBack(this.#arrays, this.#sessions.main.device);
    const plain = stateNames(this.#options).map((name) => {
      const values = arrays.get(name) ?? new Float32Array();
      return [name, order === null ? values : toPlain(values, order)] as const;
    });
    return { ...this.#host, arrays: new Map(plain) };
  }

  /** Moves the state by these steps and returns the labelled rows' loss before each. */
  async run(steps: readonly StepInput[]): Promise<number[]> {
    const sessions = this.#sessions;
    if (sessions.kind === 'loop') return this.#runLoop(steps, sessions.main);
    const losses: number[] = [];
    for (const input of steps) {
      losses.push(sessions.kind === 'whole' ? await this.#runWhole(input, sessions.main) : await this.#runParts(input, sessions));
    }
    return losses;
  }

  async close(): Promise<void> {
    try {
      discard(this.#arrays.values());
    } catch {
      // What a lost device cannot free any more must not hide why it was lost.
    }
    await this.#sessions.main.release();
    if (this.#sessions.kind === 'parts') await this.#sessions.update.release();
  }

  async #runWhole(input: StepInput, session: Session): Promise<number> {
    const outputs = await session.run({ ...this.#feeds(input, this.step + 1), ...Object.fromEntries(this.#arrays) });
    const statistics = this.#options.model.norm === 'batch' ? [valuesOf(outputs, 'statistics')] : [];
    this.#move(outputs, statistics);
    return lossOf(outputs);
  }

  async #runParts({ batches, rates }: StepInput, { main, update }: Extract<StepSessions, { kind: 'parts' }>): Promise<number> {
    const options = this.#options;
    const { accumulation = 1, patchSize, model } = options;
    if (batches.length !== accumulation) throw new RangeError(`${accumulation} batches make a step here, not ${batches.length}.`);
    const parameters = arrayOf(this.#arrays, 'parameters');
    const totals = weightTotals(batches, patchSize ** 2);
    const statistics: Float32Array[] = [];
    let loss = 0;
    let gradientSum = flat(new Float32Array(parameters.size));
    for (const batch of batches) {
      const outputs: Outputs = await main.run({
        ...pixelFeeds(batch, options),
        ...reversalFeeds(rates, options),
        parameters,
        totals,
        gradientSum,
      });
      discard([gradientSum]);
      gradientSum = outputOf(outputs, 'nextGradientSum');
      if (model.norm === 'batch') statistics.push(valuesOf(outputs, 'statistics'));
      loss += lossOf(outputs);
    }
    const outputs = await update.run({ ...Object.fromEntries(this.#arrays), gradientSum, ...updateFeeds(this.step + 1, rates, options) });
    discard([gradientSum]);
    this.#move(outputs, statistics);
    return loss;
  }

  async #runLoop(steps: readonly StepInput[], session: Session): Promise<number[]> {
    const feeds = steps.map((input, index) => this.#feeds(input, this.step + 1 + index));
    const outputs = await session.run({ ...stacked(feeds), ...Object.fromEntries(this.#arrays) });
    const all = this.#options.model.norm === 'batch' ? valuesOf(outputs, 'statistics') : new Float32Array();
    const length = all.length / steps.length;
    for (const index of steps.keys()) {
      const own = length === 0 ? [] : [all.subarray(index * length, (index + 1) * length)];
      this.#host = this.#nextHost(own);
    }
    this.#replace(outputs);
    return [...valuesOf(outputs, 'loss')];
  }

  /** All inputs of step `step` (counted from 1) but the state. */
  #feeds({ batches, rates }: StepInput, step: number): Feeds {
    const [batch] = batches;
    if (batch === undefined || batches.length > 1) throw new RangeError(`One batch makes a step here, not ${batches.length}.`);
    return { ...pixelFeeds(batch, this.#options), ...reversalFeeds(rates, this.#options), ...updateFeeds(step, rates, this.#options) };
  }

  #move(outputs: Outputs, statistics: readonly Float32Array[]): void {
    this.#host = this.#nextHost(statistics);
    this.#replace(outputs);
  }

  #replace(outputs: Outputs): void {
    discard(this.#arrays.values());
    this.#arrays = new Map(stateNames(this.#options).map((name) => [name, outputOf(outputs, nextOf(name))]));
  }

  /** Counters and running statistics after a step with these statistics of its batches. */
  #nextHost(batches: readonly Float32Array[]): Omit<TrainedState, 'arrays'> {
    const { model, patchSize, movingAverage } = this.#options;
    const { averageStatistics, ...before } = this.#host;
    const step = before.step + 1;
    const statistics = batches.length === 0 ? before.statistics : before.statistics.slice();
    for (const batch of batches) updateStatistics(statistics, batch, model, { batchSize: rowsOf(this.#options), patchSize });
    const gain = movingAverage == null ? null : averageGain(step, movingAverage);
    return { step, statistics, averageStatistics: gain === null ? averageStatistics : averageOf(averageStatistics, statistics, gain) };
  }
}

function flat(values: Float32Array): ort.Tensor {
  return tensor(values, [values.length]);
}

/** Frees what lies in a device's memory; the rest is collected. */
function discard(tensors: Iterable<ort.Tensor>): void {
  for (const one of tensors) if (one.location !== 'cpu') one.dispose();
}

function outputOf(outputs: Outputs, name: string): ort.Tensor {
  const found = outputs[name];
  if (found === undefined) throw new RangeError(`The step has no output "${name}".`);
  return found;
}

function lossOf(outputs: Outputs): number {
  return valuesOf(outputs, 'loss')[0] ?? Number.NaN;
}
