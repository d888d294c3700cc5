import { z } from 'zod';
import { call, feed } from './define.ts';
import { Failure } from './errors.ts';
import { Rendering } from './rendering.ts';

/**
 * Anything long. The SQLite row is the truth: after a crash `running` becomes `interrupted`, and can be resumed. What the
 * user has `paused` stays so over restarts.
 */
export const JobState = z.enum(['queued', 'running', 'paused', 'done', 'failed', 'cancelled', 'interrupted']);
export type JobState = z.infer<typeof JobState>;

export const JobProgress = z.strictObject({
  /** 0 … 1 over all phases. */
  value: z.number().min(0).max(1),
  /** For people: "Rendering frame 12 of 100". */
  title: z.string(),
  done: z.int(),
  total: z.int(),
  /** Of `unit` per second; null until it is known. */
  rate: z.number().nullable(),
  unit: z.string(),
  secondsLeft: z.number().nullable(),
  /** Shortest and longest that `secondsLeft` may turn out to be, while too little was measured for one number. */
  secondsRange: z.tuple([z.number(), z.number()]).optional(),
});
export type JobProgress = z.infer<typeof JobProgress>;

export const JobKind = z.enum(['render', 'train', 'evaluate', 'import', 'backgrounds', 'export', 'check', 'relabel', 'segment']);
export type JobKind = z.infer<typeof JobKind>;

export const Job = z.strictObject({
  id: z.string(),
  kind: JobKind,
  title: z.string(),
  state: JobState,
  progress: JobProgress,
  /** What the job made or makes: a dataset id, a run id. */
  target: z.string().nullable(),
  failure: Failure.nullable(),
  /** Jobs that wait start in this order; jobs of before there was one, in the order of their making. */
  rank: z.number().default(0),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Job = z.infer<typeof Job>;

const JobId = z.strictObject({ id: z.string() });

export const jobs = {
  list: call(z.strictObject({}), z.array(Job)),
  cancel: call(JobId, Job),
  /** Brings a rendering or training to rest, and gives its place to the next: frames under way are finished first. */
  pause: call(JobId, Job),
  /** A waiting job changes places with the one that waits before (or after) it. */
  move: call(JobId.extend({ towards: z.enum(['start', 'end']) }), z.array(Job)),
  resume: call(JobId, Job),
  /** Removes a finished job from the list; what it made stays. */
  dismiss: call(JobId, z.null()),
  /** The whole list at first, then each job as it changes (at most 10 a second per job). */
  watch: feed(z.strictObject({}), z.array(Job)),
  /** What Blender does now, and what it did last; null before the first rendering. At most 4 a second. */
  rendering: feed(z.strictObject({}), Rendering.nullable()),
};
