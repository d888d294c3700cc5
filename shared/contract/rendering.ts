import { z } from 'zod';

/** What a user may ask Cycles to trace on. `auto` takes the best GPU that it can use, else the CPU. */
export const RENDER_DEVICES = ['auto', 'cpu', 'optix', 'cuda', 'hip', 'oneapi', 'metal'] as const;
export const RenderDevice = z.enum(RENDER_DEVICES);
export type RenderDevice = z.infer<typeof RenderDevice>;

/** How a rendering uses the machine; what is left out is chosen for it. */
export const RenderManner = z.strictObject({
  workers: z.int().min(1).max(64).optional(),
  device: RenderDevice.optional(),
  /** Begin although the frames are not expected to fit on the disk. */
  evenIfFull: z.boolean().optional(),
});
export type RenderManner = z.infer<typeof RenderManner>;

/** One Blender of a rendering. */
export const RenderWorker = z.strictObject({
  /** From 1 on. */
  worker: z.int(),
  state: z.enum(['starting', 'working', 'idle', 'ended']),
  /** The frame it makes. */
  frame: z.int().nullable(),
  /** person, room, trace, expose, write: as the worker tells it. */
  phase: z.string().nullable(),
  /** When the phase began, in milliseconds since 1970. */
  since: z.number(),
  /** Bytes of memory of its process; null where the system does not tell. */
  memory: z.number().nullable(),
  /** Times its process was replaced: it died, or had grown too large. */
  restarts: z.int(),
  /** Frames that it finished. */
  frames: z.int(),
});
export type RenderWorker = z.infer<typeof RenderWorker>;

/** A frame that has just arrived. */
const ArrivedFrame = z.strictObject({
  frame: z.int(),
  thumbnail: z.string(),
  skinShare: z.number(),
  seconds: z.number(),
  worker: z.int(),
});

/** What the disk has, and what the frames to come will take of it. */
export const DiskForecast = z.strictObject({
  /** Mean of the frames that were measured; null before the first. */
  bytesPerFrame: z.number().nullable(),
  bytesNeeded: z.number().nullable(),
  freeBytes: z.number(),
  /** `tight` leaves less than a tenth of what is free now. */
  fit: z.enum(['unknown', 'fits', 'tight', 'full']),
});
export type DiskForecast = z.infer<typeof DiskForecast>;

/** A rendering as it happens. It stays as it was at its end until the next one begins. */
export const Rendering = z.strictObject({
  job: z.string(),
  dataset: z.string().nullable(),
  device: z.string(),
  workers: z.array(RenderWorker),
  /** Newest first. */
  arrived: z.array(ArrivedFrame),
  /** Frames that failed so far, with the reason. */
  failed: z.array(z.strictObject({ frame: z.int(), reason: z.string() })),
  /** Median seconds per frame and phase. */
  phases: z.array(z.strictObject({ phase: z.string(), seconds: z.number() })),
  disk: DiskForecast.nullable(),
});
export type Rendering = z.infer<typeof Rendering>;

/** What a rendering will take, before it begins. */
export const RenderForecast = z.strictObject({
  /** What `auto` comes to, as in 'CPU' or 'OPTIX', and what may be asked for. */
  device: z.string(),
  devices: z.array(RenderDevice),
  /** Blenders side by side where nobody says it, and how many the machine has memory and cores for. */
  workers: z.int(),
  mostWorkers: z.int(),
  disk: DiskForecast,
  /** Null where no rendering of this size and quality was measured yet. */
  seconds: z.number().nullable(),
  /** The dataset whose frames were measured; null for typical values. */
  basis: z.string().nullable(),
});
export type RenderForecast = z.infer<typeof RenderForecast>;
