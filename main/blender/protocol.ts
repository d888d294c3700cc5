import { z } from 'zod';
import { FrameResult } from '../../shared/domain/dataset/format.ts';
import { FOCAL_POINTS } from '../../shared/domain/scene/spec/camera.ts';
import type { SceneSpec } from '../../shared/domain/scene/spec.ts';

/** JSON lines: commands on the worker's stdin, events on its stdout. Blender's own prints go to stderr. */
export const PROTOCOL = 1;

/** A command without its id, which the process gives. */
export type Command =
  | { readonly command: 'render'; readonly spec: SceneSpec; readonly out: string }
  | { readonly command: 'body'; readonly spec: SceneSpec; readonly file: string };

const Vector = z.tuple([z.number(), z.number(), z.number()]);
export const Landmarks = z.partialRecord(z.enum(FOCAL_POINTS), Vector);
export type Landmarks = z.infer<typeof Landmarks>;

const Id = z.int().min(0);
const Ready = z.looseObject({
  event: z.literal('ready'),
  protocol: z.int(),
  blender: z.string(),
  capabilities: z.looseObject({ denoiser: z.boolean(), devices: z.array(z.string()) }),
  pid: z.int(),
});
export type Ready = z.infer<typeof Ready>;

const WorkerProblem = z.looseObject({
  event: z.literal('error'),
  /** Null when the line could not be read as a command. */
  id: Id.nullable(),
  frame: z.int().nullish(),
  kind: z.enum(['spec', 'asset', 'disk', 'render', 'internal']),
  message: z.string(),
  retryable: z.boolean(),
});
export type WorkerProblem = z.infer<typeof WorkerProblem>;

export const WorkerEvent = z.discriminatedUnion('event', [
  Ready,
  z.looseObject({ event: z.literal('progress'), id: Id, value: z.number().min(0).max(1), phase: z.string() }),
  z.looseObject({ event: z.literal('frame'), id: Id, result: FrameResult }),
  z.looseObject({ event: z.literal('body'), id: Id, landmarks: Landmarks }),
  WorkerProblem,
  z.looseObject({ event: z.literal('bye') }),
]);
export type WorkerEvent = z.infer<typeof WorkerEvent>;

/**
 * One line of the worker's stdout. `noise` is what is no JSON object: Blender prints a line or two before the worker takes
 * stdout away from it. `foreign` is an object that breaks the protocol.
 */
export type ParsedLine =
  | { readonly kind: 'event'; readonly event: WorkerEvent }
  | { readonly kind: 'noise' }
  | { readonly kind: 'foreign'; readonly problem: string };

export function parseLine(line: string): ParsedLine {
  if (!line.startsWith('{')) return { kind: 'noise' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'noise' };
  }
  const parsed = WorkerEvent.safeParse(value);
  return parsed.success ? { kind: 'event', event: parsed.data } : { kind: 'foreign', problem: z.prettifyError(parsed.error) };
}
