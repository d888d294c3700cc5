import type ort from 'onnxruntime-node';
import { Graph } from '../graph/graph.ts';
import { encodeModel } from '../onnx/model.ts';
import type { DeviceName } from './devices.ts';
import { openSession, valuesOf } from './session.ts';

/**
 * The float32 values of tensors wherever they are. Those on a device come through a graph that hands them on: asking such a
 * tensor itself for its data ends the process (onnxruntime-node 1.30).
 */
export async function readBack(tensors: ReadonlyMap<string, ort.Tensor>, device: DeviceName): Promise<Map<string, Float32Array>> {
  const away = [...tensors].filter(([, tensor]) => tensor.location !== 'cpu');
  const fetched = away.length === 0 ? {} : await fetch(new Map(away), device);
  return new Map([...tensors].map(([name, tensor]) => [name, valuesOf({ ...fetched, [name]: fetched[name] ?? tensor }, name)]));
}

async function fetch(tensors: ReadonlyMap<string, ort.Tensor>, device: DeviceName): Promise<Record<string, ort.Tensor>> {
  const graph = new Graph();
  for (const [name, { dims }] of tensors) graph.output(name, graph.input(`from ${name}`, dims));
  const session = await openSession(encodeModel(graph, 'read-back'), { device });
  try {
    return { ...(await session.run(Object.fromEntries([...tensors].map(([name, tensor]) => [`from ${name}`, tensor])))) };
  } finally {
    await session.release();
  }
}
