import { z } from 'zod';

/** What one timed program of the inference benchmark is asked, and answers. */
export const InferenceBenchOptions = z.object({
  kind: z.enum(['unet', 'skinny']),
  width: z.int(),
  depth: z.int(),
  norm: z.enum(['group', 'batch']),
  /** Side of the square picture in pixels. */
  size: z.int(),
  threads: z.int(),
  /** How long to repeat. */
  seconds: z.number(),
});
export type InferenceBenchOptions = z.infer<typeof InferenceBenchOptions>;

export const InferenceBenchResult = z.object({
  version: z.string(),
  /** Wall time of each pass after the first. */
  seconds: z.array(z.number()).min(1),
  /** Processor time of each of these passes, all threads together. */
  cpuSeconds: z.array(z.number()).min(1),
  peakMegabytes: z.number(),
});
export type InferenceBenchResult = z.infer<typeof InferenceBenchResult>;
