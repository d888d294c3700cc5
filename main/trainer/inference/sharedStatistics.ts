import { fromBinary, toBinary } from '@bufbuild/protobuf';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { integer } from '../graph/attribute.ts';
import { add, greater, maximum, multiply, reciprocal, squareRoot, subtract } from '../graph/elementwise.ts';
import { Graph } from '../graph/graph.ts';
import { concatenate, reshape, slice } from '../graph/layout.ts';
import { sizeAt } from '../graph/shape.ts';
import { Tensor } from '../graph/tensor.ts';
import { networkOf } from '../models/network.ts';
import { encodeGraph } from '../onnx/model.ts';
import { type GraphProto, ModelProtoSchema, type NodeProto } from '../onnx/onnx_pb.ts';
import { groupsOf, NORM_EPSILON } from '../operations/groupNorm.ts';

/** Numbers of `statistics`: mean and mean square of each group of each norm. */
export function statisticsCount(model: Recipe['model']): number {
  return networkOf(model).norms.reduce((sum, { channels }) => sum + 2 * groupsOf(channels), 0);
}

/**
 * An exported model with group norm, changed so that the tiles of one picture share their norms' statistics. Further inputs:
 * `statistics` [N]; `own`, 1 to use those of this input instead; `cellStart` and `cellEnd` [2], the rows and columns that
 * count for the further output `found` [N], in pixels, multiples of 2^depth. Takes one picture at a time.
 * @throws RangeError when the model's norms are not those of its network.
 */
export function withSharedStatistics(bytes: Uint8Array, model: Recipe['model']): Uint8Array {
  const file = fromBinary(ModelProtoSchema, bytes);
  const body = file.graph;
  if (body === undefined) throw new RangeError('The model holds no graph.');
  const { norms } = networkOf(model);
  const places = body.node.filter(({ opType }) => opType === 'InstanceNormalization');
  if (places.length !== norms.length) throw new RangeError(`${places.length} norms in the model, ${norms.length} in its network.`);

  const graph = new Graph();
  const statistics = graph.input('statistics', [statisticsCount(model)]);
  const own = greater(graph.input('own', []), 0.5);
  const cell = { start: graph.input('cellStart', [2]), end: graph.input('cellEnd', [2]) };
  const found: Tensor[] = [];
  /** For each norm how many nodes of the new graph stand before what follows it. */
  const upTo: number[] = [];
  norms.forEach(({ channels, reduction }, k) => {
    const groups = groupsOf(channels);
    const rows = known(graph, places[k]?.input[0], [1, groups, 1]);
    const image = known(graph, body.node.find(({ output }) => output[0] === places[k]?.input[0])?.input[0], [1, channels, 1, 1]);
    const offset = found.reduce((sum, part) => sum + sizeAt(part.shape, 0), 0);
    const given = (start: number) => reshape(slice(statistics, [start], [start + groups], [0]), [1, groups, 1]);
    const either = (here: Tensor, there: Tensor) => graph.node('Where', [own, here, there], here.shape);

    const seen = cellRows(image, cell, groups, reduction);
    const [mean, square] = [rowMean(seen), rowMean(multiply(seen, seen))];
    found.push(reshape(mean, [groups]), reshape(square, [groups]));
    const usedMean = either(mean, given(offset));
    const variance = maximum(subtract(either(square, given(offset + groups)), multiply(usedMean, usedMean)), 0);
    const result = multiply(subtract(rows, usedMean), reciprocal(squareRoot(add(variance, NORM_EPSILON))));
    const named = known(graph, places[k]?.output[0], result.shape);
    graph.nodes.push({ operator: 'Identity', domain: '', inputs: [result], outputs: [named], attributes: {} });
    upTo.push(graph.nodes.length);
  });
  graph.output('found', concatenate(found, 0));
  join(body, encodeGraph(graph, body.name), places, upTo);
  return toBinary(ModelProtoSchema, file);
}

const OLD = 'old/';
const OWN_NAMES: ReadonlySet<string> = new Set(['statistics', 'own', 'cellStart', 'cellEnd', 'found', '']);

/** A tensor of the exported model. Its free sizes stand as 1: they are not written. */
function known(graph: Graph, name: string | undefined, shape: readonly number[]): Tensor {
  if (name === undefined) throw new RangeError('A norm of the model is not where the exporter puts it.');
  return new Tensor(graph, OLD + name, shape, 'float32');
}

/** The cell of an image at a reduced resolution, as rows of its groups. */
function cellRows(image: Tensor, cell: { start: Tensor; end: Tensor }, groups: number, reduction: number): Tensor {
  const { graph } = image;
  const reduced = (pixels: Tensor) =>
    graph.node('Cast', [multiply(pixels, 1 / reduction)], pixels.shape, { attributes: { to: integer(7) }, type: 'int64' });
  const cut = graph.node('Slice', [image, reduced(cell.start), reduced(cell.end), graph.integers([2, 3])], image.shape);
  return graph.node('Reshape', [cut, graph.integers([0, groups, -1])], [1, groups, 1]);
}

function rowMean(rows: Tensor): Tensor {
  return rows.graph.node('ReduceMean', [rows, rows.graph.integers([2])], rows.shape, { attributes: { keepdims: integer(1) } });
}

/** Puts the nodes of `addition` in the places of the norms, each before what follows it there. */
function join(body: GraphProto, addition: GraphProto, places: readonly NodeProto[], upTo: readonly number[]): void {
  const renamed = (name: string) => (name.startsWith(OLD) ? name.slice(OLD.length) : OWN_NAMES.has(name) ? name : `shared/${name}`);
  for (const node of addition.node) {
    node.name = renamed(node.name);
    node.input = node.input.map(renamed);
    node.output = node.output.map(renamed);
  }
  for (const constant of addition.initializer) constant.name = renamed(constant.name);
  const nodes = body.node.flatMap((node) => {
    const place = places.indexOf(node);
    return place < 0 ? [node] : addition.node.slice(upTo[place - 1] ?? 0, upTo[place]);
  });
  body.node = [...nodes, ...addition.node.slice(upTo.at(-1) ?? 0)];
  body.initializer.push(...addition.initializer);
  body.input.push(...addition.input);
  body.output.push(...addition.output);
}
