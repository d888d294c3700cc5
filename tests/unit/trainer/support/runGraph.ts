import type { Graph } from '../../../../main/trainer/graph/graph.ts';
import { encodeModel } from '../../../../main/trainer/onnx/model.ts';
import { createSession, tensor, valuesOf } from '../../../../main/trainer/runtime/session.ts';

export interface RunnableGraph {
  /** Feeds every input of the graph by name and returns the outputs by name. */
  run(feeds: Readonly<Record<string, Float32Array>>): Promise<Map<string, Float32Array>>;
  close(): Promise<void>;
}

/** Opens a session on a graph under construction. */
export async function open(graph: Graph): Promise<RunnableGraph> {
  const session = await createSession(encodeModel(graph, 'test'), 1);
  return {
    run: async (feeds) => {
      const inputs = graph.inputs.map(({ name, tensor: { shape } }) => [name, tensor(feeds[name] ?? new Float32Array(), shape)] as const);
      const outputs = await session.run(Object.fromEntries(inputs));
      return new Map(graph.outputs.map(({ name }) => [name, valuesOf(outputs, name)]));
    },
    close: () => session.release(),
  };
}
