import { z } from 'zod';
import { Evaluation } from '../domain/scores/score.ts';
import { ModelCard } from '../domain/training/modelCard.ts';
import { Recipe } from '../domain/training/recipe.ts';
import { EpochMetrics, TrainingStep } from '../domain/training/run.ts';
import { call, feed } from './define.ts';
import { Job } from './jobs.ts';
import { Removed } from './trash.ts';

export const RunEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  recipe: Recipe,
  seed: z.int(),
  path: z.string(),
  /** Ids, or paths of folders that have none. */
  datasets: z.array(z.string()),
  /** How often a patch came from each of them, relative to the others; null: each frame once per epoch. */
  ratios: z.array(z.number()).nullable(),
  /** The split of each of them whose sides were used, by its file; null: those it came with, or none. */
  splits: z.array(z.string().nullable()),
  /** Datasets of the target domain, likewise; empty without adaptation. */
  target: z.array(z.string()),
  /** Path of the run whose network it started from. */
  initial: z.string().nullable(),
  provider: z.string(),
  parameters: z.int(),
  trainingFrames: z.int(),
  validationFrames: z.int(),
  /** Null of runs that were begun before it was written down; likewise `labelPolicy`. */
  stepsPerEpoch: z.int().nullable(),
  labelPolicy: z.string().nullable(),
  /** Finished epochs, oldest first. */
  epochs: z.array(EpochMetrics),
  /** Epoch of the exported model: the best on validation, else the last; null before the first. */
  bestEpoch: z.int().nullable(),
  /** Path of the exported model, when there is one. */
  model: z.string().nullable(),
  evaluations: z.array(Evaluation),
  createdAt: z.iso.datetime(),
});
export type RunEntry = z.infer<typeof RunEntry>;

/**
 * What is new of a training run since the news before. The first news of a feed is whole, and so is that after the run was
 * begun or resumed: what was known before is forgotten.
 */
export const RunNews = z.strictObject({
  whole: z.boolean(),
  /** Epochs that were finished, oldest first. */
  epochs: z.array(EpochMetrics),
  /** Steps of the epoch under way. With `newEpoch`, those told before are in the mean of theirs. */
  newEpoch: z.boolean(),
  steps: z.array(z.strictObject({ step: z.int(), loss: z.number() })),
  /** The last step; null while none runs. */
  now: TrainingStep.nullable(),
  /** All that a person should know of the training under way, such as why it takes the slower form of memory. */
  notices: z.array(z.string()),
});
export type RunNews = z.infer<typeof RunNews>;

/** A dataset to learn from. */
export const TrainingSet = z.strictObject({
  dataset: z.string(),
  /** How often a patch comes from it, relative to the others; all sets of a training have one, or none has. */
  ratio: z.number().positive().nullable().default(null),
  /** A named split of it: learnt from is its side `train`, its `validation` chooses the best epoch. */
  split: z.string().nullable().default(null),
});
export type TrainingSet = z.infer<typeof TrainingSet>;

const RunId = z.strictObject({ id: z.string() });

export const RunLogFormat = z.enum(['csv', 'tensorboard']);
export type RunLogFormat = z.infer<typeof RunLogFormat>;

export const runs = {
  list: call(z.strictObject({}), z.array(RunEntry)),
  /** The built-in ones, then those that the user kept, by name. */
  recipes: call(z.strictObject({}), z.array(Recipe)),
  /** Keeps a recipe under its name, in the place of one that the user kept before. */
  saveRecipe: call(z.strictObject({ recipe: Recipe }), z.null()),
  removeRecipe: call(z.strictObject({ name: z.string() }), z.null()),
  /** What a recipe's network weighs; nothing is trained. */
  measure: call(Recipe.pick({ model: true, adaptation: true }), z.strictObject({ parameters: z.int() })),
  train: call(
    z.strictObject({
      name: z.string().min(1),
      datasets: z.array(TrainingSet).min(1),
      /** Pictures of the domain that the model is for: needed by the recipe's adaptation, and by nothing else. */
      target: z.array(TrainingSet.omit({ ratio: true })).default([]),
      /** Id of the run whose network is the start (pre-train, then fine-tune); null starts from nothing. */
      initial: z.string().nullable().default(null),
      recipe: Recipe,
      seed: z.int().min(0),
      device: z.string(),
    }),
    Job,
  ),
  evaluate: call(z.strictObject({ run: z.string().nullable(), dataset: z.string(), size: z.int().min(16).max(4096) }), Job),
  /** Scores of the colour rule, on every dataset it was run on. */
  baselines: call(z.strictObject({}), z.array(Evaluation)),
  watch: feed(RunId, RunNews),
  /** Writes the log of a run into a folder of the host's machine; answers with the files. */
  export: call(RunId.extend({ format: RunLogFormat, dir: z.string().min(1) }), z.array(z.string())),
  card: call(RunId, ModelCard),
  /** Writes the model, and its card as Markdown beside it, into a folder of the host's machine; answers with the files. */
  exportModel: call(RunId.extend({ dir: z.string().min(1) }), z.array(z.string())),
  /** To the trash: what `trash.restore` takes comes back. */
  remove: call(RunId, Removed),
};
