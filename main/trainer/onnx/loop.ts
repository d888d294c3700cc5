import { create } from '@bufbuild/protobuf';
import type { Graph, GraphValue } from '../graph/graph.ts';
import { describeValue, encodeGraph, wrapModel } from './model.ts';
import { AttributeProtoSchema, GraphProtoSchema, NodeProtoSchema } from './onnx_pb.ts';

const BODY = 'body.';
/** ONNX's number of a graph among AttributeProto.AttributeType. */
const GRAPH_ATTRIBUTE = 5;
const INTEGER_ATTRIBUTE = 2;

/**
 * A graph that is run `steps` times within one run, as an ONNX Loop, so that what goes round stays where it is computed.
 *
 * `carried` names, per input that goes round, the output that becomes its next value. All other inputs get a leading axis of
 * `steps` and are read row by row; all other outputs get one too. `steps` itself is a new int64 scalar input.
 */
export function encodeLoop(graph: Graph, name: string, carried: ReadonlyMap<string, string>): Uint8Array {
  const find = (values: readonly GraphValue[], wanted: string): GraphValue => {
    const found = values.find((value) => value.name === wanted);
    if (found === undefined) throw new RangeError(`The graph has no "${wanted}".`);
    return found;
  };
  const rounds = [...carried].map(([input, output]) => ({ input: find(graph.inputs, input), output: find(graph.outputs, output) }));
  const given = graph.inputs.filter((value) => !carried.has(value.name));
  const listed = graph.outputs.filter((value) => rounds.every(({ output }) => output !== value));
  const plain = ({ tensor }: GraphValue, label: string) => describeValue(label, tensor.type, tensor.shape);
  const perStep = ({ name: label, tensor }: GraphValue) => describeValue(label, tensor.type, ['steps', ...tensor.shape]);

  const step = encodeGraph(graph, `${name}-body`, BODY);
  const body = create(GraphProtoSchema, {
    ...step,
    node: [
      ...given.map((value) => node('Gather', [value.name, `${BODY}iteration`], [BODY + value.name], [integer('axis', 0)])),
      ...step.node,
      node('Identity', [`${BODY}proceed`], [`${BODY}proceeds`]),
    ],
    input: [
      describeValue(`${BODY}iteration`, 'int64', []),
      describeValue(`${BODY}proceed`, 'bool', []),
      ...rounds.map(({ input }) => plain(input, BODY + input.name)),
    ],
    output: [
      describeValue(`${BODY}proceeds`, 'bool', []),
      ...rounds.map(({ output }) => plain(output, BODY + output.name)),
      ...listed.map((value) => plain(value, BODY + value.name)),
    ],
  });
  const loop = node(
    'Loop',
    ['steps', '', ...rounds.map(({ input }) => input.name)],
    [...rounds.map(({ output }) => output.name), ...listed.map((value) => value.name)],
    [create(AttributeProtoSchema, { name: 'body', type: GRAPH_ATTRIBUTE, g: body })],
  );
  const outer = create(GraphProtoSchema, {
    name,
    node: [loop],
    input: [describeValue('steps', 'int64', []), ...given.map(perStep), ...rounds.map(({ input }) => plain(input, input.name))],
    output: [...rounds.map(({ output }) => plain(output, output.name)), ...listed.map(perStep)],
  });
  return wrapModel(outer, graph);
}

function node(opType: string, input: string[], output: string[], attribute: ReturnType<typeof integer>[] = []) {
  return create(NodeProtoSchema, { name: `${opType} ${output[0]}`, opType, input, output, attribute });
}

function integer(name: string, value: number) {
  return create(AttributeProtoSchema, { name, type: INTEGER_ATTRIBUTE, i: BigInt(value) });
}
