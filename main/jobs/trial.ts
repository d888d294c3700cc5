import { z } from 'zod';
import { SegmentSize, Tried } from '../../shared/contract/tryout.ts';
import { Pair } from '../datasets/index.ts';

/** One picture for one model, asked of a process that stays. `out` is the PNG to write. */
export const TrialRequest = z.strictObject({
  /** A model file, or `colour-rule`. */
  model: z.string(),
  picture: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), file: z.string() }),
    z.strictObject({ kind: z.literal('pair'), pair: Pair }),
  ]),
  size: SegmentSize,
  device: z.string(),
  out: z.string(),
});
export type TrialRequest = z.infer<typeof TrialRequest>;

export const TrialResult = Tried.omit({ probabilities: true });
export type TrialResult = z.infer<typeof TrialResult>;
