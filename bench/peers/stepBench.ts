import { z } from 'zod';
import { DeviceName } from '../../main/trainer/runtime/devices.ts';

/** What one timed program of the trainer's benchmark is asked, and answers. */
export const StepBenchOptions = z.object({
  width: z.int(),
  depth: z.int(),
  norm: z.enum(['group', 'batch']),
  batchSize: z.int(),
  patchSize: z.int(),
  threads: z.int(),
  /** Memory form of the studio's step; PyTorch's own programs pass over it. */
  form: z.enum(['plain', 'blocked']),
  /** What computes; PyTorch knows cpu and cuda. */
  device: DeviceName.default('cpu'),
  /** How long to repeat the step. */
  seconds: z.number(),
});
export type StepBenchOptions = z.input<typeof StepBenchOptions>;

export const StepBenchResult = z.object({
  version: z.string(),
  /** Wall time of each step after the first. */
  stepSeconds: z.array(z.number()).min(1),
  /** Processor time of each of these steps, all threads together. */
  cpuSeconds: z.array(z.number()).min(1),
  peakMegabytes: z.number(),
  loss: z.number(),
});
export type StepBenchResult = z.infer<typeof StepBenchResult>;
