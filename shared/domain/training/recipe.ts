import { z } from 'zod';
import { ADAPTATIONS, Adaptation } from './adaptation.ts';

/** How a model is trained. `recipe.json` of a run folder holds one, with every value. */
const RECIPE_FORMAT = 's2mgen.recipe';
const RECIPE_VERSION = 1;

const NO_BLUR = { share: 0, sigma: 1 } as const;
const NO_JPEG = { share: 0, quality: 50 } as const;

export const Recipe = z.strictObject({
  format: z.literal(RECIPE_FORMAT),
  version: z.literal(RECIPE_VERSION),
  name: z.string().min(1),
  model: z
    .strictObject({
      /** `unet`: the paper's, with two heads; `skinny`: a lighter one after Tarasiewicz et al. 2020 ("Skinny", ICIP). */
      kind: z.enum(['unet', 'skinny']),
      /** Channels of the first level, doubled at each level down. */
      width: z.int().min(4).max(128),
      depth: z.int().min(1).max(5),
      norm: z.enum(['group', 'batch']),
    })
    .refine(({ kind, width }) => kind !== 'skinny' || width % 8 === 0, {
      path: ['width'],
      message: 'The width of a skinny network is a multiple of 8: it is halved three times.',
    }),
  /** Side of the square training patches in pixels, a multiple of 2^depth. */
  patchSize: z.int().min(16).max(1024),
  batchSize: z.int().min(1).max(256),
  /** Batches whose mean gradient makes one step of the optimiser: a larger batch in the memory of a small one. */
  accumulation: z.int().min(1).max(256).default(1),
  /** `mixed`: activations in 16 bits, sums and the state in 32. The trainer refuses it as long as no device was shown to do it. */
  precision: z.enum(['float32', 'mixed']).default('float32'),
  epochs: z.int().min(1).max(10_000),
  optimiser: z.strictObject({
    kind: z.literal('adam'),
    learningRate: z.number().positive(),
    beta1: z.number().min(0).lt(1),
    beta2: z.number().min(0).lt(1),
    epsilon: z.number().positive(),
  }),
  /**
   * `cosine` falls to `finalShare` of the learning rate at the last step, after a linear warm-up; `polynomial` falls to 0 as
   * (1 − step/steps)^power; `steps` is multiplied by `factor` after every `epochs` epochs.
   */
  schedule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('constant') }),
    z.strictObject({ kind: z.literal('cosine'), warmUpSteps: z.int().min(0), finalShare: z.number().min(0).max(1) }),
    z.strictObject({ kind: z.literal('polynomial'), warmUpSteps: z.int().min(0), power: z.number().positive().max(10) }),
    z.strictObject({ kind: z.literal('steps'), epochs: z.int().min(1), factor: z.number().gt(0).max(1) }),
  ]),
  /** Decay per step of the moving average of the weights, which is then validated and exported; null: the weights themselves. */
  movingAverage: z.number().gt(0).lt(1).nullable().default(null),
  /** Ends the run when the validation has not risen by `minimumGain` (IoU) for `patience` epochs; null: never. */
  earlyStop: z
    .strictObject({ patience: z.int().min(1), minimumGain: z.number().min(0).max(1) })
    .nullable()
    .default(null),
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
    /** Share of patches that are blurred, by a Gaussian of up to `sigma` pixels. */
    blur: z.strictObject({ share: z.number().min(0).max(1), sigma: z.number().positive().max(10) }).default(NO_BLUR),
    /** Share of patches that go through JPEG, at a quality drawn from `quality` to 100. */
    jpeg: z.strictObject({ share: z.number().min(0).max(1), quality: z.int().min(1).max(100) }).default(NO_JPEG),
    /** One number over all of these: 0 leaves patches as they are, 1 takes the values above as they stand. */
    strength: z.number().min(0).max(1).default(1),
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
const common = {
  format: RECIPE_FORMAT,
  version: RECIPE_VERSION,
  threshold: 0.5,
  accumulation: 1,
  precision: 'float32',
  movingAverage: null,
  earlyStop: null,
  adaptation: ADAPTATIONS.none,
} as const;
const plain = { blur: NO_BLUR, jpeg: NO_JPEG, strength: 1 } as const;

/**
 * Learns in minutes on a CPU: a narrow net, 2e-3 with a cosine schedule, flips and scale crops. Without class weights:
 * they trade precision for recall, and IoU wants neither more than the other.
 */
const QUICK = {
  ...common,
  name: 'quick',
  model: { kind: 'unet', width: 16, depth: 4, norm: 'group' },
  patchSize: 128,
  batchSize: 4,
  epochs: 20,
  optimiser: { ...adam, learningRate: 2e-3 },
  schedule: { kind: 'cosine', warmUpSteps: 20, finalShare: 0.02 },
  loss: { kind: 'cross-entropy', classWeights: 'none', maximumRatio: 1, personHead: 0.5 },
  augmentation: { flip: true, scale: { min: 0.8, max: 1.5 }, colour: 0.1, ...plain },
  validationShare: 0.2,
} as const;

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
    augmentation: { flip: false, scale: { min: 1, max: 1 }, colour: 0, ...plain },
    validationShare: 0.2,
  },
  quick: QUICK,
  /** The lighter network, everything else as `quick`: about half its parameters. */
  light: { ...QUICK, name: 'light', model: { ...QUICK.model, kind: 'skinny' } },
} as const satisfies Record<string, Recipe>;

export type RecipeName = keyof typeof RECIPES;
export const DEFAULT_RECIPE: RecipeName = 'quick';
