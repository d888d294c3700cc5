import { create, toBinary } from '@bufbuild/protobuf';
import type { Attribute } from '../graph/attribute.ts';
import type { Graph, GraphNode, GraphValue, Initialiser } from '../graph/graph.ts';
import type { ElementType } from '../graph/tensor.ts';
import {
  type AttributeProto,
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  StringStringEntryProtoSchema,
  TensorProtoSchema,
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
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 's2mgen',
    opsetImport: [{ domain: '', version: OPSET }, ...otherDomains(graph)],
    graph: create(GraphProtoSchema, {
      name,
      node: graph.nodes.map(encodeNode),
      initializer: graph.initialisers.map(encodeInitialiser),
      input: graph.inputs.map(encodeValue),
      output: graph.outputs.map(encodeValue),
    }),
    metadataProps: Object.entries(metadata).map(([key, value]) => create(StringStringEntryProtoSchema, { key, value })),
  });
  return toBinary(ModelProtoSchema, model);
}

/** Operators of the runtime's own, at their only version. */
function otherDomains(graph: Graph): { domain: string; version: bigint }[] {
  const domains = new Set(graph.nodes.map(({ domain }) => domain).filter((domain) => domain !== ''));
  return [...domains].map((domain) => ({ domain, version: 1n }));
}

function encodeNode(node: GraphNode, index: number) {
  return create(NodeProtoSchema, {
    name: `${node.operator}_node_${index}`,
    opType: node.operator,
    domain: node.domain,
    input: node.inputs.map((tensor) => tensor?.name ?? ''),
    output: node.outputs.map((tensor) => tensor.name),
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

function encodeInitialiser({ tensor, data }: Initialiser) {
  return create(TensorProtoSchema, {
    name: tensor.name,
    dims: tensor.shape.map(BigInt),
    dataType: DATA_TYPES[tensor.type],
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  });
}

function encodeValue({ name, tensor, symbols }: GraphValue) {
  const dim = tensor.shape.map((size, axis) => {
    const symbol = symbols[axis] ?? null;
    return symbol === null
      ? { value: { case: 'dimValue' as const, value: BigInt(size) } }
      : { value: { case: 'dimParam' as const, value: symbol } };
  });
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType: DATA_TYPES[tensor.type], shape: { dim } } } },
  });
}
