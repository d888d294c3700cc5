import { z } from 'zod';
import { PresetError } from '../domain/preset/parse.ts';

/**
 * What went wrong, for people and programs. `code` is stable; `message` says what happened and why;
 * `next` says what to do about it.
 */
const ERROR_CODES = [
  'invalid', // input breaks a rule; details name path and rule
  'not-found', // a thing that was named does not exist
  'conflict', // something else is in the way: another studio, an unfinished dataset of another preset
  'blender', // no Blender, a wrong one, or one that died
  'disk', // full, read-only, unreadable
  'data', // a file's content is broken: image, mask, checkpoint, manifest
  'training', // divergence, empty class, device lost
  'cancelled',
  'unavailable', // the backend is gone
  'internal',
] as const;
export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const Failure = z.strictObject({
  code: ErrorCode,
  message: z.string(),
  next: z.string().nullable(),
  details: z.array(z.strictObject({ path: z.string(), rule: z.string() })),
});
export type Failure = z.infer<typeof Failure>;

/** The one error type that crosses boundaries. Anything else becomes `internal`. */
export class StudioError extends Error {
  readonly code: ErrorCode;
  readonly next: string | null;
  readonly details: Failure['details'];

  constructor(code: ErrorCode, message: string, options: { next?: string; details?: Failure['details']; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StudioError';
    this.code = code;
    this.next = options.next ?? null;
    this.details = options.details ?? [];
  }
}

/** The failure of the other side as an error of this side. */
export function asError(failure: Failure): StudioError {
  return new StudioError(failure.code, failure.message, {
    ...(failure.next === null ? {} : { next: failure.next }),
    details: failure.details,
  });
}

export function asFailure(error: unknown): Failure {
  if (error instanceof StudioError) {
    return { code: error.code, message: error.message, next: error.next, details: error.details };
  }
  if (error instanceof PresetError) {
    const next = 'Correct the preset and try again.';
    return { code: 'invalid', message: error.message, next, details: error.breaks.map(({ path, rule }) => ({ path, rule })) };
  }
  if (error instanceof z.ZodError) {
    const details = error.issues.map((issue) => ({ path: issue.path.join('.'), rule: issue.message }));
    return { code: 'invalid', message: z.prettifyError(error), next: null, details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, next: 'Copy the details and report them.', details: [] };
}
