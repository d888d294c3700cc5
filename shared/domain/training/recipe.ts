import { z } from 'zod';
import { ADAPTATIONS, Adaptation } from './adaptation.ts';

/** How a model is trained. `recipe.json` of a run folder holds one, with every value. */
const RECIPE_FORMAT = 's2mgen.recipe';
const RECIPE_VERSION = 1;

export const Recipe = z.strictObject({
  format: z.literal(RECIPE_FORMAT),
  version: z.literal(RECIPE_VERSION),
  name: z.string().min(1),
  model: z.strictObject({
    kind: z.literal('unet'),
    /** Channels of the first level, doubled at each level down. */
    width: z.int().min(4).max(128),
    depth: z.int().min(1).max(5),
    norm: z.enum(['group', 'batch']),
  }),
  /** Side of the square training patches in pixels, a multiple of 2^depth. */
  patchSize: z.int().min(16).max(1024),
  batchSize: z.int().min(1).max(256),
  epochs: z.int().min(1).max(10_000),
  optimiser: z.strictObject({
    kind: z.literal('adam'),
    learningRate: z.number().positive(),
    beta1: z.number().min(0).lt(1),
    beta2: z.number().min(0).lt(1),
    epsilon: z.number().positive(),
  }),
  /** `cosine` falls to `finalShare` of the learning rate at the last step, after a linear warm-up. */
  schedule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('constant') }),
    z.strictObject({ kind: z.literal('cosine'), warmUpSteps: z.int().min(0), finalShare: z.number().min(0).max(1) }),
  ]),
  loss: z.strictObject({
    kind: z.literal('cross-entropy'),
    /** Inverse class frequency per head over the training set (paper), or none. */
    classWeights: z.enum(['inverse-frequency', 'none']),
    /** Upper bound on the ratio of the two weights of a head. */
    maximumRatio: z.number().min(1),
    personHead: z.number().min(0),
  }),
  augmentation: z.strictObject({
    flip: z.boolean(),
    /** Patches are cut at a scale drawn log-uniformly from this range; 1 = the frame as it is. */
    scale: z.strictObject({ min: z.number().positive(), max: z.number().positive() }),
    /** Strength of brightness, contrast and chroma jitter, 0 = none. Strong jitter cost 8–9 points in the pilot. */
    colour: z.number().min(0).max(1),
  }),
  /** How pictures of the target domain are used. */
  adaptation: Adaptation.default({ kind: 'none' }),
  /** Share of the training data held out by subject for the choice of the best epoch. */
  validationShare: z.number().min(0).max(0.9),
  /** Decision threshold on the skin probability. */
  threshold: z.number().gt(0).lt(1),
});
export type Recipe = z.infer<typeof Recipe>;

const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
const common = { format: RECIPE_FORMAT, version: RECIPE_VERSION, threshold: 0.5, adaptation: ADAPTATIONS.none } as const;

export const RECIPES = {
  /** The paper's section 4: 256×256 patches, 20 epochs, Adam 1e-5 constant, inverse-frequency weights. */
  paper: {
    ...common,
    name: 'paper',
    model: { kind: 'unet', width: 64, depth: 4, norm: 'batch' },
    patchSize: 256,
    batchSize: 4,
    epochs: 20,
    optimiser: { ...adam, learningRate: 1e-5 },
    schedule: { kind: 'constant' },
    loss: { kind: 'cross-entropy', classWeights: 'inverse-frequency', maximumRatio: 1000, personHead: 1 },
    augmentation: { flip: false, scale: { min: 1, max: 1 }, colour: 0 },
    validationShare: 0.2,
  },
  /**
   * Learns in minutes on a CPU: a narrow net, 2e-3 with a cosine schedule, flips and scale crops. Without class weights:
   * they trade precision for recall, and IoU wants neither more than the other.
   */
  quick: {
    ...common,
    name: 'quick',
    model: { kind: 'unet', width: 16, depth: 4, norm: 'group' },
    patchSize: 128,
    batchSize: 4,
    epochs: 20,
    optimiser: { ...adam, learningRate: 2e-3 },
    schedule: { kind: 'cosine', warmUpSteps: 20, finalShare: 0.02 },
    loss: { kind: 'cross-entropy', classWeights: 'none', maximumRatio: 1, personHead: 0.5 },
    augmentation: { flip: true, scale: { min: 0.8, max: 1.5 }, colour: 0.1 },
    validationShare: 0.2,
  },
} as const satisfies Record<string, Recipe>;

export type RecipeName = keyof typeof RECIPES;
export const DEFAULT_RECIPE: RecipeName = 'quick';
