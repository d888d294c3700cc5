import { z } from 'zod';
import { Failure } from '../../../shared/contract/errors.ts';
import { HEADS } from '../models/heads.ts';
import type { Batch } from './batch.ts';
import { PatchRecipe } from './makePatch.ts';
import { MaskTally } from './maskTally.ts';

/** What a cutting thread is told once, when it starts. */
export const ThreadSetting = z.strictObject({ longestSide: z.int(), cacheBytes: z.number() });
export type ThreadSetting = z.infer<typeof ThreadSetting>;

const sample = { id: z.int(), key: z.string(), name: z.string(), address: z.unknown() };

/** To a thread. `buffer` is handed over and comes back with the patch in it. */
export const ThreadRequest = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('cut'), ...sample, recipe: PatchRecipe, buffer: z.instanceof(ArrayBuffer) }),
  z.strictObject({ task: z.literal('tally'), ...sample }),
]);
export type ThreadRequest = z.infer<typeof ThreadRequest>;

/** From a thread: `ready` once, then one answer per request. */
export const ThreadReply = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('patch'), id: z.int(), buffer: z.instanceof(ArrayBuffer) }),
  z.strictObject({ type: z.literal('tally'), id: z.int(), tally: MaskTally }),
  z.strictObject({ type: z.literal('fail'), id: z.int(), failure: Failure }),
]);
export type ThreadReply = z.infer<typeof ThreadReply>;

const CHANNELS = 3;
const PLANES = CHANNELS + 2 * HEADS.length;

/** A buffer for one patch: its image, targets and weights one after the other. */
export function patchBuffer(patchSize: number): ArrayBuffer {
  return new ArrayBuffer(PLANES * patchSize ** 2 * Float32Array.BYTES_PER_ELEMENT);
}

/** A patch's buffer as a batch of one. */
export function patchIn(buffer: ArrayBuffer, patchSize: number): Batch {
  const plane = patchSize ** 2;
  const planes = (start: number, count: number) => new Float32Array(buffer, start * plane * Float32Array.BYTES_PER_ELEMENT, count * plane);
  return {
    images: planes(0, CHANNELS),
    targets: planes(CHANNELS, HEADS.length),
    weights: planes(CHANNELS + HEADS.length, HEADS.length),
  };
}
