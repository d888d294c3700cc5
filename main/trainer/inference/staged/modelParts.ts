import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { integer } from '../../graph/attribute.ts';
import { multiply } from '../../graph/elementwise.ts';
import { Graph } from '../../graph/graph.ts';
import { reshape } from '../../graph/layout.ts';
import type { Tensor } from '../../graph/tensor.ts';
import { networkOf } from '../../models/network.ts';
import { describeValue, encodeGraph } from '../../onnx/model.ts';
import {
  type GraphProto,
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type ValueInfoProto,
} from '../../onnx/onnx_pb.ts';
import { groupsOf } from '../../operations/groupNorm.ts';

/** A norm of an exported model: the tensor that it norms, and in how many groups. */
interface NormSite {
  readonly image: string;
  readonly groups: number;
  readonly node: NodeProto;
}

/** A model that computes a part of another one. */
export interface ModelPart {
  readonly bytes: Uint8Array;
  /** Norms that it computes with given statistics: inputs `mean k` and `variance k` [groups]. */
  readonly norms: readonly number[];
  /** No pixel of its sources further away than this, in pixels of its highest resolution, changes a pixel of its result. */
  readonly reach: number;
}

/** An exported model with group norm, to be cut into parts between its levels. */
export class ModelParts {
  readonly norms: readonly NormSite[];
  /** What goes down from level k, and what rises to it. */
  readonly pooled: readonly string[];
  readonly rising: readonly string[];
  readonly #file: ModelProto;
  readonly #nodes: readonly NodeProto[];

  /** @throws RangeError when the model's operators are not those of its network. */
  constructor(bytes: Uint8Array, model: Recipe['model']) {
    this.#file = fromBinary(ModelProtoSchema, bytes);
    this.#nodes = this.#file.graph?.node ?? [];
    const of = (operator: string) => this.#nodes.filter(({ opType }) => opType === operator);
    const { norms } = networkOf(model);
    const sites = of('InstanceNormalization');
    this.pooled = of('MaxPool').map(({ output: [name = ''] }) => name);
    this.rising = of('ConvTranspose')
      .map(({ input: [name = ''] }) => name)
      .reverse();
    if (sites.length !== norms.length || this.pooled.length !== model.depth || this.rising.length !== model.depth) {
      throw new RangeError('The model is not cut into levels as its network is.');
    }
    this.norms = sites.map((node, k) => {
      const rows = this.#nodes.find(({ output }) => output[0] === node.input[0]);
      return { node, image: rows?.input[0] ?? '', groups: groupsOf(norms[k]?.channels ?? 1) };
    });
  }

  /** The part from these tensors to another one; its norms have their own statistics, or are given some. */
  part(from: readonly string[], to: string, statistics: 'own' | 'given'): ModelPart {
    return this.#cut(from, [to], null, statistics);
  }

  /**
   * The part from these tensors to the statistics of norm `k`, all norms before it with given ones. Inputs `GATHERED.start` and
   * `.end` [2]: the rows and columns that count; outputs `GATHERED.mean` and `.square` [groups].
   */
  gathering(from: readonly string[], k: number): ModelPart {
    const site = this.norms[k];
    if (site === undefined) throw new RangeError(`There is no norm ${k}.`);
    return this.#cut(from, [GATHERED.mean, GATHERED.square], gatheringGraph(site), 'given');
  }

  #cut(from: readonly string[], to: readonly string[], addition: GraphProto | null, statistics: 'own' | 'given'): ModelPart {
    const sources = new Set(from);
    const wanted = new Set(to);
    const kept: NodeProto[] = [];
    for (const node of [...this.#nodes, ...(addition?.node ?? [])].reverse()) {
      if (!node.output.some((name) => wanted.has(name) && !sources.has(name))) continue;
      kept.unshift(node);
      for (const name of node.input) wanted.add(name);
    }
    const norms = statistics === 'own' ? [] : [...this.norms.keys()].filter((k) => kept.some((node) => node === this.norms[k]?.node));
    const { irVersion, producerName, opsetImport, graph } = this.#file;
    const constants = [...(graph?.initializer ?? []), ...(addition?.initializer ?? [])];
    const file = create(ModelProtoSchema, {
      irVersion,
      producerName,
      opsetImport,
      graph: create(GraphProtoSchema, {
        name: 'part',
        node: kept.map((node) => this.#withStatistics(node, norms)),
        initializer: constants.filter(({ name }) => wanted.has(name)),
        input: [...from.map(describeImage), ...norms.flatMap((k) => this.#statisticsInputs(k)), ...(addition?.input ?? [])],
        output: addition?.output ?? to.map(describeImage),
      }),
    });
    return { bytes: toBinary(ModelProtoSchema, file), norms, reach: reachOf(kept, sources) };
  }

  /** A norm over rows of groups with given statistics is a batch norm over them. */
  #withStatistics(node: NodeProto, norms: readonly number[]): NodeProto {
    const k = norms.find((norm) => this.norms[norm]?.node === node);
    if (k === undefined) return node;
    return create(NodeProtoSchema, { ...node, opType: 'BatchNormalization', input: [...node.input, ...statisticsNames(k)] });
  }

  #statisticsInputs(k: number): ValueInfoProto[] {
    return statisticsNames(k).map((name) => describeValue(name, 'float32', [this.norms[k]?.groups ?? 1]));
  }
}

/** Inputs of a part for the statistics of norm `k`. */
export function statisticsNames(k: number): readonly [string, string] {
  return [`mean ${k}`, `variance ${k}`];
}

const PREFIX = 'gather/';
/** Inputs and outputs of parts that gather. */
export const GATHERED = { start: `${PREFIX}start`, end: `${PREFIX}end`, mean: `${PREFIX}mean`, square: `${PREFIX}square` } as const;

/** Means of the values and of their squares over a cell of an image, for each group of its channels. */
function gatheringGraph({ image, groups }: NormSite): GraphProto {
  const graph = new Graph();
  const seen = graph.input('seen', [1, groups, 1, 1]);
  const pixels = (name: string) => graph.node('Cast', [graph.input(name, [2])], [2], { attributes: { to: integer(7) }, type: 'int64' });
  const cut = graph.node('Slice', [seen, pixels('start'), pixels('end'), graph.integers([2, 3])], seen.shape);
  const rows = graph.node('Reshape', [cut, graph.integers([0, groups, -1])], [1, groups, 1]);
  const mean = (values: Tensor) =>
    reshape(graph.node('ReduceMean', [values, graph.integers([2])], [1, groups], { attributes: { keepdims: integer(0) } }), [groups]);
  graph.output('mean', mean(rows));
  graph.output('square', mean(multiply(rows, rows)));
  const written = encodeGraph(graph, 'gather', PREFIX);
  const joint = create(NodeProtoSchema, { name: `${PREFIX}joint`, opType: 'Identity', input: [image], output: [`${PREFIX}seen`] });
  return create(GraphProtoSchema, {
    ...written,
    node: [joint, ...written.node],
    input: written.input.filter(({ name }) => name !== `${PREFIX}seen`),
  });
}

/** An image tensor of any size. */
function describeImage(name: string): ValueInfoProto {
  return describeValue(name, 'float32', [1, ...['channels', 'height', 'width'].map((axis) => `${axis} of ${name}`)]);
}

/** How far the longest way from the sources sees, counted by the kernels on it. */
function reachOf(nodes: readonly NodeProto[], sources: ReadonlySet<string>): number {
  const reach = new Map([...sources].map((name) => [name, 0]));
  for (const node of nodes) {
    const before = Math.max(0, ...node.input.map((name) => reach.get(name) ?? 0));
    for (const name of node.output) reach.set(name, before + kernelReach(node));
  }
  return Math.max(0, ...reach.values());
}

function kernelReach({ opType, attribute }: NodeProto): number {
  // Of stride 2 and 2×2, aligned to even pixels: they see no neighbours.
  if (opType !== 'Conv' && opType !== 'AveragePool') return 0;
  const [side = 1n] = attribute.find(({ name }) => name === 'kernel_shape')?.ints ?? [];
  return Math.ceil((Number(side) - 1) / 2);
}
