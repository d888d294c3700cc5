import type { Adaptation } from '../../../shared/domain/training/adaptation.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import { domainLoss } from '../adaptation/domainClassifier.ts';
import { Tape } from '../autodiff.ts';
import { blockedOperations } from '../blocked/operations.ts';
import { multiply } from '../graph/elementwise.ts';
import { Graph } from '../graph/graph.ts';
import { concatenate, flatten, reshape, split } from '../graph/layout.ts';
import { elementCount } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { consistencyLoss } from '../losses/consistency.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { type NetworkOperations, plainOperations } from '../models/networkOperations.ts';
import { normaliseInput } from '../models/normalisation.ts';
import { type ParameterSpec, parameterCount } from '../models/parameters.ts';
import { HEADS, unet } from '../models/unet.ts';
import { encodeModel } from '../onnx/model.ts';
import { addition } from '../operations/addition.ts';
import { batchNorm, type ChannelStatistics } from '../operations/batchNorm.ts';
import { groupNorm } from '../operations/groupNorm.ts';
import { rows } from '../operations/rows.ts';
import { type AdamOptions, adam } from '../optimisers/adam.ts';
import { trainedParameters } from './trainedParameters.ts';

/**
 * How activations lie in memory. `plain`: [n, c, h, w], standard operators, every provider. `blocked`: [n, c/B, h, w, B],
 * faster on a CPU; the flat state then has the order of `blockedOrder`.
 */
export type MemoryForm = { readonly kind: 'plain' } | { readonly kind: 'blocked'; readonly block: number };

export interface StepOptions {
  readonly model: Recipe['model'];
  readonly adaptation: Adaptation;
  /** Labelled patches of a batch; with some methods of adaptation it has more rows (`batchRows`). */
  readonly batchSize: number;
  readonly patchSize: number;
  readonly adam: AdamOptions;
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
  const { adaptation } = options;
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
      return domainLoss(tape, features, forward.parameters, { source: labelled, reversal: multiply(reversal, adaptation.weight) });
    }
    case 'pixmatch': {
      const clean = rows(tape, forward.logits, labelled, labelled + target);
      const changed = rows(tape, forward.logits, labelled + target, labelled + target + perturbed);
      const { confidence } = adaptation;
      const headWeights = options.headWeights.map((weight) => weight * adaptation.weight);
      return consistencyLoss(tape, clean, changed, { confidence, headWeights });
    }
  }
}

/**
 * One whole training step (forward, loss, backward, Adam) as one ONNX model of standard operators.
 *
 * Inputs: `image` [n, 3, s, s] with values 0 … 1, `targets` and `weights` [n, heads, s, s], the flat state `parameters`,
 * `mean` and `square` [N], Adam's scalars `rate` and `correction`, and with DANN the scalar `reversal`. n counts all rows of
 * the batch; rows without labels weigh 0. Outputs: `loss`, the next state under the names
 * `nextParameters`, `nextMean`, `nextSquare`, and with batch norm `statistics` (mean and variance of each norm in turn).
 * `inspect` adds `gradient` [N] and `logits` for tests.
 *
 * @throws RangeError when the patch is no multiple of 2^depth.
 */
export function buildStepModel(options: StepOptions, inspect = false): Uint8Array {
  const { model, batchSize, patchSize } = options;
  const composition = batchRows(options.adaptation, batchSize);
  const graph = new Graph();
  const pixels = (channels: number) => [totalRows(composition), channels, patchSize, patchSize];
  const specs = trainedParameters(options);
  const total = parameterCount(specs);

  const image = graph.input('image', pixels(3));
  const targets = graph.input('targets', pixels(HEADS.length));
  const weights = graph.input('weights', pixels(HEADS.length));
  const state = {
    parameters: graph.input('parameters', [total]),
    mean: graph.input('mean', [total]),
    square: graph.input('square', [total]),
  };
  const scalars = { rate: graph.input('rate', []), correction: graph.input('correction', []) };

  const tape = new Tape();
  const parameters = cutParameters(state.parameters, specs);
  const statistics: ChannelStatistics[] = [];
  const operations = operationsOf(tape, options, statistics);
  const { logits, features } = unet(operations, model, normaliseInput(image), parameters);
  const labelled = crossEntropy(tape, logits, targets, weights, options.headWeights);
  const adapting = adaptationLoss(tape, options, { logits, features, operations, parameters });
  const loss = adapting === null ? labelled : addition(tape, labelled, adapting);
  const gradient = concatenate(tape.gradients(loss, [...parameters.values()]).map(flatten), 0);
  const next = adam(state, gradient, scalars, options.adam);

  graph.output('loss', labelled);
  graph.output('nextParameters', next.parameters);
  graph.output('nextMean', next.mean);
  graph.output('nextSquare', next.square);
  if (statistics.length > 0) {
    graph.output(
      'statistics',
      concatenate(
        statistics.flatMap(({ mean, variance }) => [mean, variance]),
        0,
      ),
    );
  }
  if (inspect) {
    graph.output('gradient', gradient);
    graph.output('logits', logits);
  }
  return encodeModel(graph, 'training-step');
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

function cutParameters(flat: Tensor, specs: readonly ParameterSpec[]): Map<string, Tensor> {
  const parts = split(
    flat,
    specs.map(({ shape }) => elementCount(shape)),
    0,
  );
  return new Map(
    parts.flatMap((part, k) => {
      const spec = specs[k];
      return spec === undefined ? [] : [[spec.name, reshape(part, spec.shape)] as const];
    }),
  );
}
