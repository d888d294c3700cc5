import { availableParallelism } from 'node:os';
import ort from 'onnxruntime-node';

/** All cores of a small machine; one is left to the app from five on. */
function defaultThreads(): number {
  const cores = availableParallelism();
  return cores > 4 ? cores - 1 : cores;
}

/**
 * A CPU session. Without memory patterns a step needs 40 % less memory at the same speed; the full optimisation level
 * joins transposes into products, on which the weight gradients rely for speed.
 */
export function createSession(model: Uint8Array, threads = defaultThreads()): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(model, {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    enableMemPattern: false,
    enableCpuMemArena: true,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
}

export function tensor(data: Float32Array, shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', data, shape);
}

/** The float32 values of a session's output. */
export function valuesOf(outputs: ort.InferenceSession.ReturnType, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`Output "${name}" holds no float32 values.`);
  return data;
}
