import { create, toBinary } from '@bufbuild/protobuf';
import type { Attribute } from '../graph/attribute.ts';
import type { Graph, GraphNode, GraphValue, Initialiser } from '../graph/graph.ts';
import type { ElementType } from '../graph/tensor.ts';
import {
  type AttributeProto,
  AttributeProtoSchema,
  type GraphProto,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from './onnx_pb.ts';

/** Above opset 18 `Equal` and `Pad` would lose their CUDA kernel; older runtimes and the browser read 18 too. */
const OPSET = 18n;
const IR_VERSION = 9n;

/** ONNX's numbers of TensorProto.DataType. */
const DATA_TYPES: Record<ElementType, number> = { float32: 1, int64: 7, bool: 9 };
/** ONNX's numbers of AttributeProto.AttributeType. */
const ATTRIBUTE_TYPES: Record<Attribute['kind'], number> = { float: 1, integer: 2, text: 3, floats: 6, integers: 7 };

/** Writes a graph as an ONNX model, with `metadata` as its custom properties. */
export function encodeModel(graph: Graph, name: string, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  return wrapModel(encodeGraph(graph, name), graph, metadata);
}

/** The bytes of a model around a written graph. `holder` knows whose operators it uses. */
export function wrapModel(graph: GraphProto, holder: Graph, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 's2mgen',
    opsetImport: [{ domain: '', version: OPSET }, ...otherDomains(holder)],
    graph,
    metadataProps: Object.entries(metadata).map(([key, value]) => create(StringStringEntryProtoSchema, { key, value })),
  });
  return toBinary(ModelProtoSchema, model);
}

/** A graph in ONNX's form. `prefix` goes before every name: a graph within a graph must not hide the outer one's names. */
export function encodeGraph(graph: Graph, name: string, prefix = ''): GraphProto {
  return create(GraphProtoSchema, {
    name,
    node: graph.nodes.map((node, index) => encodeNode(node, index, prefix)),
    initializer: graph.initialisers.map((initialiser) => encodeInitialiser(initialiser, prefix)),
    input: graph.inputs.map((value) => encodeValue(value, prefix)),
    output: graph.outputs.map((value) => encodeValue(value, prefix)),
  });
}

/** Operators of the runtime's own, at their only version. */
function otherDomains(graph: Graph): { domain: string; version: bigint }[] {
  const domains = new Set(graph.nodes.map(({ domain }) => domain).filter((domain) => domain !== ''));
  return [...domains].map((domain) => ({ domain, version: 1n }));
}

function encodeNode(node: GraphNode, index: number, prefix: string) {
  return create(NodeProtoSchema, {
    name: `${prefix}${node.operator}_node_${index}`,
    opType: node.operator,
    domain: node.domain,
    input: node.inputs.map((tensor) => (tensor === null ? '' : prefix + tensor.name)),
    output: node.outputs.map((tensor) => prefix + tensor.name),
    attribute: Object.entries(node.attributes).map(([name, attribute]) => encodeAttribute(name, attribute)),
  });
}

function encodeAttribute(name: string, attribute: Attribute): AttributeProto {
  const type = ATTRIBUTE_TYPES[attribute.kind];
  switch (attribute.kind) {
    case 'integer':
      return create(AttributeProtoSchema, { name, type, i: BigInt(attribute.value) });
    case 'float':
      return create(AttributeProtoSchema, { name, type, f: attribute.value });
    case 'floats':
      return create(AttributeProtoSchema, { name, type, floats: [...attribute.value] });
    case 'integers':
      return create(AttributeProtoSchema, { name, type, ints: attribute.value.map(BigInt) });
    case 'text':
      return create(AttributeProtoSchema, { name, type, s: new TextEncoder().encode(attribute.value) });
  }
}

function encodeInitialiser({ tensor, data }: Initialiser, prefix: string) {
  return create(TensorProtoSchema, {
    name: prefix + tensor.name,
    dims: tensor.shape.map(BigInt),
    dataType: DATA_TYPES[tensor.type],
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  });
}

function encodeValue({ name, tensor, symbols }: GraphValue, prefix: string) {
  const axes = tensor.shape.map((size, axis) => symbols[axis] ?? size);
  return describeValue(prefix + name, tensor.type, axes);
}

/** An input or output: a number fixes the size of an axis, a name leaves it free. */
export function describeValue(name: string, type: ElementType, axes: readonly (number | string)[]): ValueInfoProto {
  const dim = axes.map((axis) =>
    typeof axis === 'number'
      ? { value: { case: 'dimValue' as const, value: BigInt(axis) } }
      : { value: { case: 'dimParam' as const, value: axis } },
  );
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType: DATA_TYPES[type], shape: { dim } } } },
  });
}
