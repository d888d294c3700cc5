import { z } from 'zod';

const Counts = z.array(z.int().min(0));

/** What an evaluation counted in each picture, as columns of one length; kept beside the run. */
export const FrameScores = z
  .strictObject({
    format: z.literal('s2mgen.frameScores'),
    version: z.literal(1),
    model: z.string(),
    threshold: z.number(),
    /** Longer side in pixels to which larger pictures were reduced. */
    size: z.int(),
    scoredAt: z.iso.datetime(),
    names: z.array(z.string()),
    /** Pixels. */
    truePositive: Counts,
    falsePositive: Counts,
    falseNegative: Counts,
    trueNegative: Counts,
  })
  .refine(
    ({ names, truePositive, falsePositive, falseNegative, trueNegative }) =>
      [truePositive, falsePositive, falseNegative, trueNegative].every(({ length }) => length === names.length),
    { error: 'The columns differ in length.' },
  );
export type FrameScores = z.infer<typeof FrameScores>;
