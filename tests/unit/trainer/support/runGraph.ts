import type { Graph } from '../../../../main/trainer/graph/graph.ts';
import { encodeModel } from '../../../../main/trainer/onnx/model.ts';
import type { DeviceName } from '../../../../main/trainer/runtime/devices.ts';
import { openSession, tensor, valuesOf } from '../../../../main/trainer/runtime/session.ts';

export interface RunnableGraph {
  /** Feeds every input of the graph by name and returns the outputs by name. */
  run(feeds: Readonly<Record<string, Float32Array>>): Promise<Map<string, Float32Array>>;
  close(): Promise<void>;
}

/** Opens a session on a graph under construction. */
export async function open(graph: Graph, device: DeviceName = 'cpu'): Promise<RunnableGraph> {
  const session = await openSession(encodeModel(graph, 'test'), { device, threads: 1 });
  return {
    run: async (feeds) => {
      const inputs = graph.inputs.map(({ name, tensor: { shape } }) => [name, tensor(feeds[name] ?? new Float32Array(), shape)] as const);
      const outputs = await session.run(Object.fromEntries(inputs));
      return new Map(graph.outputs.map(({ name }) => [name, valuesOf(outputs, name)]));
    },
    close: () => session.release(),
  };
}
