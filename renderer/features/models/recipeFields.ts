import { type Field, share } from '../../forms/field.ts';
import type { Path } from '../../forms/path.ts';
import { recipe as words } from '../../texts/recipe.ts';

const choice = (path: Path, label: string, values: readonly string[]): Field => ({
  kind: 'choice',
  path,
  label,
  options: values.map((value) => ({ value, label: value })),
});

/** What most people change. */
export const MAIN: readonly Field[] = [
  { kind: 'number', path: ['epochs'], label: words.epochs, step: 1, softMax: 100 },
  {
    kind: 'number',
    path: ['model', 'width'],
    label: words.width,
    unit: 'channels',
    step: 2,
    softMax: 64,
    hint: words.widthHint,
  },
];

export const NETWORK: readonly Field[] = [
  { kind: 'number', path: ['model', 'depth'], label: words.depth, unit: 'levels', step: 1 },
  choice(['model', 'norm'], words.normalisation, ['group', 'batch']),
  { kind: 'number', path: ['patchSize'], label: words.patch, unit: 'px', step: 16, softMax: 512 },
  { kind: 'number', path: ['batchSize'], label: words.batch, unit: 'patches', step: 1, softMax: 32 },
  { kind: 'number', path: ['threshold'], label: words.threshold, step: 0.05 },
  share(['validationShare'], words.validation, words.validationHint),
];

const exact = { digits: 8, step: 1e-4 } as const;

export const OPTIMISER: readonly Field[] = [
  { kind: 'number', path: ['optimiser', 'learningRate'], label: words.learningRate, ...exact, softMax: 0.01 },
  { kind: 'number', path: ['optimiser', 'beta1'], label: 'β₁', digits: 4, step: 0.01 },
  { kind: 'number', path: ['optimiser', 'beta2'], label: 'β₂', digits: 4, step: 0.001 },
  { kind: 'number', path: ['optimiser', 'epsilon'], label: 'ε', digits: 10, step: 1e-8, softMax: 1e-6 },
];

const WARM_UP: Field = { kind: 'number', path: ['schedule', 'warmUpSteps'], label: words.warmUp, unit: 'steps', step: 5, softMax: 200 };

export const COSINE: readonly Field[] = [WARM_UP, share(['schedule', 'finalShare'], words.finalRate, words.finalRateHint)];

export const POLYNOMIAL: readonly Field[] = [
  WARM_UP,
  { kind: 'number', path: ['schedule', 'power'], label: words.power, step: 0.1, softMax: 3 },
];

export const STEPS: readonly Field[] = [
  { kind: 'number', path: ['schedule', 'epochs'], label: words.every, unit: 'epochs', step: 1, softMax: 50 },
  { kind: 'number', path: ['schedule', 'factor'], label: words.factor, step: 0.1 },
];

export const LOSS: readonly Field[] = [
  choice(['loss', 'classWeights'], words.classWeights, ['inverse-frequency', 'none']),
  {
    kind: 'number',
    path: ['loss', 'maximumRatio'],
    label: words.largestRatio,
    step: 1,
    softMax: 100,
    hint: words.largestRatioHint,
  },
  { kind: 'number', path: ['loss', 'personHead'], label: words.personHead, step: 0.1, softMax: 2 },
];

export const AUGMENTATION: readonly Field[] = [
  share(['augmentation', 'strength'], words.strength, words.strengthHint),
  { kind: 'switch', path: ['augmentation', 'flip'], label: words.flip },
  { kind: 'range', path: ['augmentation', 'scale'], label: words.scale, unit: '×', step: 0.05, softMax: 3 },
  { kind: 'number', path: ['augmentation', 'colour'], label: words.colourJitter, step: 0.05 },
  share(['augmentation', 'blur', 'share'], words.blurred, words.blurredHint),
  { kind: 'number', path: ['augmentation', 'blur', 'sigma'], label: words.blurUpTo, unit: 'px', step: 0.1, softMax: 4 },
  share(['augmentation', 'jpeg', 'share'], words.throughJpeg, words.throughJpegHint),
  { kind: 'number', path: ['augmentation', 'jpeg', 'quality'], label: words.jpegQualityFrom, step: 5 },
];
