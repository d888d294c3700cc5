import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { Tape } from '../autodiff.ts';
import { sigmoid } from '../graph/elementwise.ts';
import { Graph } from '../graph/graph.ts';
import { elementCount } from '../graph/shape.ts';
import { HEADS } from '../models/heads.ts';
import { networkOf } from '../models/network.ts';
import { type Norm, plainOperations } from '../models/networkOperations.ts';
import { normaliseInput } from '../models/normalisation.ts';
import { encodeModel } from '../onnx/model.ts';
import { batchNormInference, type ChannelStatistics } from '../operations/batchNorm.ts';
import { groupNormInference } from '../operations/groupNorm.ts';
import { type ModelMetadata, metadataProperties } from './modelMetadata.ts';

/** Numbers of a trained net: flat parameters, and the running statistics of batch norms (empty with group norm). */
export interface Weights {
  readonly parameters: Float32Array;
  readonly statistics: Float32Array;
}

/**
 * The net as a model for use: input `image` [batch, 3, height, width] with values 0 … 1, output `probabilities`
 * [batch, 2, height, width]. Batch, height and width are free; height and width must be multiples of 2^depth.
 */
export function buildInferenceModel(model: Recipe['model'], weights: Weights, metadata: ModelMetadata): Uint8Array {
  return encodeModel(inferenceGraph(model, weights), 'skin-segmentation', metadataProperties(metadata));
}

/** That graph, before it is written. */
export function inferenceGraph(model: Recipe['model'], weights: Weights): Graph {
  const graph = new Graph();
  const free = ['batch', null, 'height', 'width'];
  const side = networkOf(model).sideMultiple;
  const image = graph.input('image', [1, 3, side, side], free);
  const statistics = statisticsOf(graph, model, weights.statistics);

  const norm: Norm = (name, x, scale, shift) => {
    if (model.norm === 'group') return groupNormInference(x, scale, shift);
    const known = statistics.get(name);
    if (known === undefined) throw new RangeError(`Running statistics of "${name}" are missing.`);
    return batchNormInference(x, scale, shift, known);
  };
  // The tape is not walked: inference has no backward pass.
  const operations = plainOperations(new Tape(), norm);
  const { logits } = networkOf(model).forward(operations, normaliseInput(image), constantsOf(graph, model, weights.parameters));
  graph.output('probabilities', sigmoid(logits), ['batch', null, 'height', 'width']);
  if (logits.shape[1] !== HEADS.length) throw new RangeError(`The net has ${logits.shape[1]} outputs.`);
  return graph;
}

function constantsOf(graph: Graph, model: Recipe['model'], parameters: Float32Array) {
  let offset = 0;
  return new Map(
    networkOf(model).parameters.map(({ name, shape }) => {
      const start = offset;
      offset += elementCount(shape);
      return [name, graph.floats(parameters.subarray(start, offset), shape)] as const;
    }),
  );
}

function statisticsOf(graph: Graph, model: Recipe['model'], statistics: Float32Array): Map<string, ChannelStatistics> {
  if (model.norm === 'group') return new Map();
  let offset = 0;
  return new Map(
    networkOf(model).norms.map(({ name, channels }) => {
      const start = offset;
      offset += 2 * channels;
      const mean = graph.floats(statistics.subarray(start, start + channels), [channels]);
      const variance = graph.floats(statistics.subarray(start + channels, offset), [channels]);
      return [name, { mean, variance }] as const;
    }),
  );
}
