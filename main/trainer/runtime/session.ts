import { availableParallelism } from 'node:os';
import ort from 'onnxruntime-node';
import { deviceFault } from './deviceFault.ts';
import type { DeviceName } from './devices.ts';

export type Feeds = Readonly<Record<string, ort.Tensor>>;
export type Outputs = ort.InferenceSession.ReturnType;

/** A model that is ready to run on a device. */
export interface Session {
  readonly device: DeviceName;
  /** @throws StudioError (`training`) when the device is lost or its memory does not suffice. */
  run(feeds: Feeds): Promise<Outputs>;
  release(): Promise<void>;
}

export interface SessionOptions {
  /** The CPU when left out. */
  readonly device?: DeviceName | undefined;
  /** Of the CPU; all cores of a small machine when left out. */
  readonly threads?: number | undefined;
  /** Outputs that go into a later run: they stay in the device's memory where the runtime can leave them there. */
  readonly staying?: readonly string[] | undefined;
}

/** All cores of a small machine; one is left to the app from five on. */
function defaultThreads(): number {
  const cores = availableParallelism();
  return cores > 4 ? cores - 1 : cores;
}

/**
 * In channels-first layout every node of a training step has a WebGPU kernel; in the provider's own choice, channels-last,
 * masks of truth values are turned on the CPU.
 */
const PROVIDERS: Readonly<Record<DeviceName, ort.InferenceSession.ExecutionProviderConfig>> = {
  cpu: 'cpu',
  webgpu: { name: 'webgpu', preferredLayout: 'NCHW' },
  cuda: 'cuda',
  dml: 'dml',
  coreml: 'coreml',
};

/** The runtime's own messages are quiet on devices that may well be missing: their error is thrown. */
const LOG_FATAL = 4;
const LOG_ERRORS = 3;

/**
 * Opens a model on a device. Without memory patterns a step needs 40 % less memory at the same speed; the full optimisation
 * level joins transposes into products, on which the weight gradients rely for speed.
 * @throws StudioError (`training`) when the device is missing, lost or too small.
 */
export async function openSession(model: Uint8Array, options: SessionOptions = {}): Promise<Session> {
  const { device = 'cpu', threads = defaultThreads(), staying = [] } = options;
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [PROVIDERS[device]],
    graphOptimizationLevel: 'all',
    enableMemPattern: false,
    enableCpuMemArena: true,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: device === 'cpu' ? LOG_ERRORS : LOG_FATAL,
    ...(device === 'webgpu' ? { preferredOutputLocation: Object.fromEntries(staying.map((name) => [name, 'gpu-buffer'] as const)) } : {}),
  }).catch((error: unknown) => {
    throw deviceFault(error, device);
  });
  return {
    device,
    run: (feeds) =>
      session.run(feeds).catch((error: unknown) => {
        throw deviceFault(error, device);
      }),
    // What a lost device cannot tidy up any more must not hide why it was lost.
    release: () => session.release().catch(() => undefined),
  };
}

/** A session on the CPU. */
export function createSession(model: Uint8Array, threads?: number): Promise<Session> {
  return openSession(model, { threads });
}

/** A float32 tensor over these values; they are not copied. */
export function tensor(data: Float32Array, shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', data, shape);
}

/** The float32 values of a session's output that does not stay on its device. */
export function valuesOf(outputs: Outputs, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`Output "${name}" holds no float32 values.`);
  return data;
}
