import type { AdaptationKind } from '../../../../shared/domain/training/adaptation.ts';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { type Field, share } from '../../../forms/field.ts';
import type { Path } from '../../../forms/path.ts';

const choice = (path: Path, label: string, hint: string, values: readonly string[]): Field => ({
  kind: 'choice',
  path,
  label,
  hint,
  options: values.map((value) => ({ value, label: value })),
});

const number = (
  path: Path,
  label: string,
  hint: string,
  rest: { step: number; unit?: string; softMax?: number; digits?: number },
): Field => ({
  kind: 'number',
  path,
  label,
  hint,
  ...rest,
});

/** What most people change. */
export const MAIN: readonly Field[] = [
  number(['epochs'], 'Epochs', 'Passes over the training frames', { step: 1, softMax: 100 }),
  number(['model', 'width'], 'Width', 'Channels of the first level, doubled at each level down; speed and memory grow with its square', {
    unit: 'channels',
    step: 2,
    softMax: 64,
  }),
];

export const NETWORK: readonly Field[] = [
  number(['model', 'depth'], 'Depth', 'Levels of the network; each halves the resolution', { unit: 'levels', step: 1 }),
  choice(['model', 'norm'], 'Normalisation', 'group: each patch by itself; batch: over the batch, as in the paper', ['group', 'batch']),
];

export const PATCHES: readonly Field[] = [
  number(['patchSize'], 'Patch', 'Side of the square patches that are cut from frames; a multiple of 2 to the depth', {
    unit: 'px',
    step: 16,
    softMax: 512,
  }),
  number(['batchSize'], 'Batch', 'Patches that are computed at once: memory grows with it', { unit: 'patches', step: 1, softMax: 32 }),
  number(['accumulation'], 'Accumulation', 'Batches that make one step: a larger batch in the memory of a small one', {
    unit: 'batches',
    step: 1,
    softMax: 16,
  }),
  choice(['precision'], 'Precision', 'mixed is refused as long as no device was shown to gain by it', ['float32', 'mixed']),
];

export const CHOOSING: readonly Field[] = [
  share(['validationShare'], 'Validation', 'Share of the training data held out by subject, where a dataset has no split of its own'),
  number(['threshold'], 'Threshold', 'Skin from this probability on', { step: 0.05 }),
];

const exact = { digits: 8, step: 1e-4 } as const;

export const OPTIMISER: readonly Field[] = [
  number(['optimiser', 'learningRate'], 'Learning rate', 'Adam’s step size; the schedule scales it', { ...exact, softMax: 0.01 }),
  number(['optimiser', 'beta1'], 'β₁', 'Decay of the mean of gradients', { digits: 4, step: 0.01 }),
  number(['optimiser', 'beta2'], 'β₂', 'Decay of the mean of squared gradients', { digits: 4, step: 0.001 }),
  number(['optimiser', 'epsilon'], 'ε', 'Keeps the division by small gradients bounded', { digits: 10, step: 1e-8, softMax: 1e-6 }),
];

const WARM_UP = number(['schedule', 'warmUpSteps'], 'Warm-up', 'Steps over which the rate rises from nothing', {
  unit: 'steps',
  step: 5,
  softMax: 200,
});

export const SCHEDULE: { readonly [Kind in Recipe['schedule']['kind']]: readonly Field[] } = {
  constant: [],
  cosine: [WARM_UP, share(['schedule', 'finalShare'], 'Final rate', 'Share of the learning rate at the last step')],
  polynomial: [
    WARM_UP,
    number(['schedule', 'power'], 'Power', 'The rate falls as (1 − step/steps) to this power', { step: 0.1, softMax: 3 }),
  ],
  steps: [
    number(['schedule', 'epochs'], 'Every', 'The rate is multiplied by the factor after so many epochs', {
      unit: 'epochs',
      step: 1,
      softMax: 50,
    }),
    number(['schedule', 'factor'], 'Factor', 'What the rate is multiplied by', { step: 0.1 }),
  ],
};

export const MOVING_AVERAGE: readonly Field[] = [
  number(['movingAverage'], 'Decay', 'Per step; 0.999 averages over about a thousand steps', { step: 0.001, digits: 5 }),
];

export const EARLY_STOPPING: readonly Field[] = [
  number(['earlyStop', 'patience'], 'Patience', 'Epochs without a gain after which the run ends', { unit: 'epochs', step: 1, softMax: 30 }),
  number(['earlyStop', 'minimumGain'], 'Least gain', 'Rise of the validation IoU that counts', { step: 0.001, digits: 4, softMax: 0.05 }),
];

export const LOSS: readonly Field[] = [
  choice(['loss', 'classWeights'], 'Class weights', 'inverse-frequency: rare skin weighs more, as in the paper', [
    'inverse-frequency',
    'none',
  ]),
  number(['loss', 'maximumRatio'], 'Largest ratio', 'Upper bound on the ratio of the two weights of a head', { step: 1, softMax: 100 }),
  number(['loss', 'personHead'], 'Person head', 'Weight of the person head’s loss; skin has 1. Without person masks it has none', {
    step: 0.1,
    softMax: 2,
  }),
];

export const AUGMENTATION: readonly Field[] = [
  share(
    ['augmentation', 'strength'],
    'Strength',
    'Over all of these: 0 % leaves patches as they are. Strong augmentation cost 8–9 points in a pilot',
  ),
  { kind: 'switch', path: ['augmentation', 'flip'], label: 'Flip', hint: 'Mirrors patches left to right' },
  {
    kind: 'range',
    path: ['augmentation', 'scale'],
    label: 'Scale',
    unit: '×',
    step: 0.05,
    softMax: 3,
    hint: 'Patches are cut at a scale of this range; 1 is the frame as it is',
  },
  number(['augmentation', 'colour'], 'Colour jitter', 'Of brightness, contrast and chroma', { step: 0.05 }),
  share(['augmentation', 'blur', 'share'], 'Blurred', 'Share of the patches that are blurred'),
  number(['augmentation', 'blur', 'sigma'], 'Blur up to', 'Standard deviation of the Gaussian', { unit: 'px', step: 0.1, softMax: 4 }),
  share(['augmentation', 'jpeg', 'share'], 'Through JPEG', 'Share of the patches that are compressed'),
  number(['augmentation', 'jpeg', 'quality'], 'JPEG quality from', 'Drawn from here to 100', { step: 5 }),
];

const band = (hint: string) => number(['adaptation', 'band'], 'Band β', hint, { step: 0.005, digits: 4, softMax: 0.1 });
const BAND = 'Half the side of the replaced square of low frequencies, as a share of the patch (paper: 0.01–0.09)';

export const ADAPTATION: { readonly [Kind in AdaptationKind]: readonly Field[] } = {
  none: [],
  bgc: [share(['adaptation', 'targetShare'], 'Target share', 'Share of each batch that is the target’s')],
  fda: [band(BAND), share(['adaptation', 'share'], 'Changed', 'Share of the source patches whose frequencies are replaced')],
  dann: [
    number(['adaptation', 'weight'], 'Weight', 'Factor on the reversed gradient', { step: 0.1, softMax: 2 }),
    number(['adaptation', 'gamma'], 'γ', 'How fast the reversal grows over the training: 2/(1 + exp(−γp)) − 1', { step: 1, softMax: 20 }),
    number(['adaptation', 'hidden'], 'Hidden units', 'Of the classifier that tells the domains', { step: 16, softMax: 256 }),
  ],
  pixmatch: [
    number(['adaptation', 'weight'], 'Weight λ', 'Of the consistency loss', { step: 0.05, softMax: 1 }),
    number(['adaptation', 'confidence'], 'Confidence', 'Pixels less certain than this carry no loss; 0.5 takes all', { step: 0.05 }),
    choice(['adaptation', 'perturbation'], 'Perturbation', 'fourier: low frequencies of a source picture; colour: strong jitter', [
      'fourier',
      'colour',
    ]),
    band(`${BAND}; of the perturbation “fourier”`),
  ],
};

const ALL: readonly Field[] = [
  MAIN,
  NETWORK,
  PATCHES,
  CHOOSING,
  OPTIMISER,
  ...Object.values(SCHEDULE),
  MOVING_AVERAGE,
  EARLY_STOPPING,
  LOSS,
  AUGMENTATION,
  ...Object.values(ADAPTATION),
].flat();

const OTHERS: Readonly<Record<string, string>> = {
  'model.kind': 'Network',
  'schedule.kind': 'Schedule',
  'adaptation.kind': 'Adaptation',
  'loss.kind': 'Loss',
  'optimiser.kind': 'Optimiser',
  earlyStop: 'Early stop',
};

/** Name of a value of a recipe: "optimiser.learningRate" → "Learning rate". */
export function nameOfValue(path: string): string {
  if (path === 'movingAverage') return 'Moving average';
  const field = ALL.find((one) => one.path.join('.') === path.replace(/\.(min|max)$/, ''));
  const end = /\.(min|max)$/.exec(path)?.[1];
  const name = field?.label ?? OTHERS[path] ?? path;
  return end === undefined || field === undefined ? name : `${name} ${end}`;
}
