import { z } from 'zod';
import { Evaluation } from '../domain/scores/score.ts';
import { Recipe } from '../domain/training/recipe.ts';
import { EpochMetrics } from '../domain/training/run.ts';
import { call, feed } from './define.ts';
import { Job } from './jobs.ts';

export const RunEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  recipe: Recipe,
  seed: z.int(),
  path: z.string(),
  datasets: z.array(z.string()),
  provider: z.string(),
  /** Finished epochs, oldest first. */
  epochs: z.array(EpochMetrics),
  /** Path of the exported model, when there is one. */
  model: z.string().nullable(),
  evaluations: z.array(Evaluation),
  createdAt: z.iso.datetime(),
});
export type RunEntry = z.infer<typeof RunEntry>;

/** Live state of a training run: finished epochs, and the losses of the epoch under way. */
export const RunLive = z.strictObject({
  epochs: z.array(EpochMetrics),
  steps: z.array(z.strictObject({ step: z.int(), loss: z.number() })),
});
export type RunLive = z.infer<typeof RunLive>;

const RunId = z.strictObject({ id: z.string() });

export const runs = {
  list: call(z.strictObject({}), z.array(RunEntry)),
  recipes: call(z.strictObject({}), z.array(Recipe)),
  train: call(
    z.strictObject({
      name: z.string().min(1),
      datasets: z.array(z.string()).min(1),
      recipe: Recipe,
      seed: z.int().min(0),
      device: z.string(),
    }),
    Job,
  ),
  evaluate: call(z.strictObject({ run: z.string().nullable(), dataset: z.string(), size: z.int().min(16).max(4096) }), Job),
  /** Scores of the colour rule, on every dataset it was run on. */
  baselines: call(z.strictObject({}), z.array(Evaluation)),
  watch: feed(RunId, RunLive),
  remove: call(RunId, z.null()),
};
