import { z } from 'zod';
import { Failure, type StudioError } from './errors.ts';

const id = z.int().min(1);

/** What a client may send. `path` is `domain.name`. */
export const ClientFrame = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('call'), id, path: z.string(), input: z.unknown() }),
  z.strictObject({ t: z.literal('open'), id, path: z.string(), input: z.unknown() }),
  z.strictObject({ t: z.literal('cancel'), id }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** What a server answers: one `ok` or `fail` to a call; `item`s, then `end` or `fail`, to an open feed. */
export const ServerFrame = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('ok'), id, value: z.unknown() }),
  z.strictObject({ t: z.literal('item'), id, value: z.unknown() }),
  z.strictObject({ t: z.literal('end'), id }),
  z.strictObject({ t: z.literal('fail'), id, error: Failure }),
]);
export type ServerFrame = z.infer<typeof ServerFrame>;

export type Frame = ClientFrame | ServerFrame;

/**
 * All that a shell must supply: move frames both ways, in order, and tell when the other side is gone.
 * What arrives is unknown until it is parsed. Both listeners return their own undo.
 */
export interface Channel {
  send(frame: Frame): void;
  onFrame(listener: (frame: unknown) => void): () => void;
  onClose(listener: (cause: StudioError) => void): () => void;
}
