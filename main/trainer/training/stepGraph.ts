import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import { domainLoss } from '../adaptation/domainClassifier.ts';
import { Tape } from '../autodiff.ts';
import { blockedOperations } from '../blocked/operations.ts';
import { add, multiply } from '../graph/elementwise.ts';
import { Graph } from '../graph/graph.ts';
import { concatenate, flatten, reshape, slice } from '../graph/layout.ts';
import { elementCount } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { consistencyLoss } from '../losses/consistency.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { HEADS } from '../models/heads.ts';
import { networkOf } from '../models/network.ts';
import { type NetworkOperations, plainOperations } from '../models/networkOperations.ts';
import { normaliseInput } from '../models/normalisation.ts';
import { type ParameterSpec, parameterCount } from '../models/parameters.ts';
import { encodeLoop } from '../onnx/loop.ts';
import { encodeModel } from '../onnx/model.ts';
import { addition } from '../operations/addition.ts';
import { batchNorm, type ChannelStatistics } from '../operations/batchNorm.ts';
import { groupNorm } from '../operations/groupNorm.ts';
import { rows } from '../operations/rows.ts';
import { trainedParameters } from './trainedParameters.ts';
import { arrayOf, nextOf, stateNames } from './trainedState.ts';
import { addUpdate, stateInputs, type UpdateOptions } from './updateGraph.ts';

/**
 * How activations lie in memory. `plain`: [n, c, h, w], standard operators, every provider. `blocked`: [n, c/B, h, w, B],
 * faster on a CPU; the flat state then has the order of `blockedOrder`.
 */
export type MemoryForm = { readonly kind: 'plain' } | { readonly kind: 'blocked'; readonly block: number };

export interface StepOptions extends UpdateOptions {
  /** Labelled patches of a batch; with some methods of adaptation it has more rows (`batchRows`). */
  readonly batchSize: number;
  readonly patchSize: number;
  /** Batches whose gradients make one step; 1 when left out. */
  readonly accumulation?: number;
  /** Share of each head's loss, in the order of `HEADS`. */
  readonly headWeights: readonly number[];
  readonly form: MemoryForm;
}

interface Forward {
  readonly logits: Tensor;
  readonly features: Tensor;
  readonly operations: NetworkOperations;
  readonly parameters: ReadonlyMap<string, Tensor>;
}

/** What a method of adaptation adds to the loss of the labelled rows; null where it adds nothing to the graph. */
function adaptationLoss(tape: Tape, options: StepOptions, forward: Forward): Tensor | null {
  const { adaptation, accumulation = 1 } = options;
  const { source, labelledTarget, target, perturbed } = batchRows(adaptation, options.batchSize);
  const labelled = source + labelledTarget;
  switch (adaptation.kind) {
    case 'none':
    case 'bgc':
    case 'fda':
      return null;
    case 'dann': {
      const reversal = forward.logits.graph.input('reversal', []);
      const features = forward.operations.globalAverage(forward.features);
      const scaled = multiply(reversal, adaptation.weight);
      return domainLoss(tape, features, forward.parameters, { source: labelled, reversal: scaled, share: 1 / accumulation });
    }
    case 'pixmatch': {
      const clean = rows(tape, forward.logits, labelled, labelled + target);
      const changed = rows(tape, forward.logits, labelled + target, labelled + target + perturbed);
      const { confidence } = adaptation;
      const headWeights = options.headWeights.map((weight) => (weight * adaptation.weight) / accumulation);
      return consistencyLoss(tape, clean, changed, { confidence, headWeights });
    }
  }
}

/**
 * One whole training step (forward, loss, backward, update) as one ONNX model of standard operators.
 *
 * Inputs: `image` [n, 3, s, s] with values 0 … 1, `targets` and `weights` [n, heads, s, s], the flat state (`stateInputs`), the
 * scalars of the update (`addUpdate`), and with DANN the scalar `reversal`. n counts all rows of the batch; rows without labels
 * weigh 0. Outputs: `loss` of the labelled rows, the next state, and with batch norm `statistics` (mean and variance of each
 * norm in turn). `inspect` adds `gradient` [N] and `logits` for tests.
 *
 * @throws RangeError when the patch is no multiple of 2^depth.
 */
export function buildStepModel(options: StepOptions, inspect = false): Uint8Array {
  return encodeModel(stepGraph(options, inspect), 'training-step');
}

/**
 * Several whole steps within one run: all inputs but the state, and all outputs but the state, get a leading axis of `steps`,
 * which is a new input. So the state stays on devices that cannot hold it between runs.
 */
export function buildLoopModel(options: StepOptions): Uint8Array {
  return encodeLoop(stepGraph(options, false), 'training-steps', new Map(stateNames(options).map((name) => [name, nextOf(name)])));
}

function stepGraph(options: StepOptions, inspect: boolean): Graph {
  const graph = new Graph();
  const state = stateInputs(graph, options);
  const { loss, gradient, logits, statistics } = addGradient(graph, arrayOf(state, 'parameters'), options, null);
  graph.output('loss', loss);
  addUpdate(graph, state, gradient, options);
  if (statistics !== null) graph.output('statistics', statistics);
  if (inspect) {
    graph.output('gradient', gradient);
    graph.output('logits', logits);
  }
  return graph;
}

/**
 * The gradient of one of the `accumulation` batches of a step, added to a sum; `buildUpdateModel` then makes the step.
 *
 * Inputs as above, but of the state only `parameters`; `gradientSum` [N]; `totals` [heads], the sum of the weights of each head
 * over all batches of the step: so the summed gradient is that of one large batch, however unevenly labels are spread.
 * Outputs: `loss` (this batch's part of the step's), `nextGradientSum`, and with batch norm `statistics`.
 */
export function buildGradientModel(options: StepOptions): Uint8Array {
  const graph = new Graph();
  const parameters = graph.input('parameters', [parameterCount(trainedParameters(options))]);
  const sum = graph.input('gradientSum', [...parameters.shape]);
  const { loss, gradient, statistics } = addGradient(graph, parameters, options, graph.input('totals', [HEADS.length]));
  graph.output('loss', loss);
  graph.output('nextGradientSum', add(sum, gradient));
  if (statistics !== null) graph.output('statistics', statistics);
  return encodeModel(graph, 'training-gradient');
}

/** Forward, loss and backward of one batch. */
function addGradient(graph: Graph, flat: Tensor, options: StepOptions, totals: Tensor | null) {
  const { model, batchSize, patchSize } = options;
  const composition = batchRows(options.adaptation, batchSize);
  const pixels = (channels: number) => [totalRows(composition), channels, patchSize, patchSize];
  const image = graph.input('image', pixels(3));
  const targets = graph.input('targets', pixels(HEADS.length));
  const weights = graph.input('weights', pixels(HEADS.length));

  const tape = new Tape();
  const parameters = cutParameters(flat, trainedParameters(options));
  const norms: ChannelStatistics[] = [];
  const operations = operationsOf(tape, options, norms);
  const { logits, features } = networkOf(model).forward(operations, normaliseInput(image), parameters);
  const labelled = crossEntropy(tape, logits, targets, weights, options.headWeights, totals);
  const adapting = adaptationLoss(tape, options, { logits, features, operations, parameters });
  const loss = adapting === null ? labelled : addition(tape, labelled, adapting);
  const gradient = concatenate(tape.gradients(loss, [...parameters.values()]).map(flatten), 0);
  const statistics =
    norms.length === 0
      ? null
      : concatenate(
          norms.flatMap(({ mean, variance }) => [mean, variance]),
          0,
        );
  return { loss: labelled, gradient, logits, statistics };
}

function operationsOf(tape: Tape, { model, form }: StepOptions, statistics: ChannelStatistics[]): NetworkOperations {
  if (form.kind === 'blocked') return blockedOperations(tape, form.block, model.norm, statistics);
  return plainOperations(tape, (_, x, scale, shift) => {
    if (model.norm === 'group') return groupNorm(tape, x, scale, shift);
    const normed = batchNorm(tape, x, scale, shift);
    statistics.push(normed.statistics);
    return normed.output;
  });
}

/** One slice per parameter: WebGPU cannot split into more parts than a shader has buffers. */
function cutParameters(flat: Tensor, specs: readonly ParameterSpec[]): Map<string, Tensor> {
  let end = 0;
  return new Map(
    specs.map(({ name, shape }) => {
      const start = end;
      end += elementCount(shape);
      return [name, reshape(slice(flat, [start], [end], [0]), shape)];
    }),
  );
}
