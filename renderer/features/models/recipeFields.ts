import { type Field, share } from '../../forms/field.ts';
import type { Path } from '../../forms/path.ts';

const choice = (path: Path, label: string, values: readonly string[]): Field => ({
  kind: 'choice',
  path,
  label,
  options: values.map((value) => ({ value, label: value })),
});

/** What most people change. */
export const MAIN: readonly Field[] = [
  { kind: 'number', path: ['epochs'], label: 'Epochs', step: 1, softMax: 100 },
  {
    kind: 'number',
    path: ['model', 'width'],
    label: 'Width',
    unit: 'channels',
    step: 2,
    softMax: 64,
    hint: 'Channels of the first level, doubled at each level down',
  },
];

export const NETWORK: readonly Field[] = [
  { kind: 'number', path: ['model', 'depth'], label: 'Depth', unit: 'levels', step: 1 },
  choice(['model', 'norm'], 'Normalisation', ['group', 'batch']),
  { kind: 'number', path: ['patchSize'], label: 'Patch', unit: 'px', step: 16, softMax: 512 },
  { kind: 'number', path: ['batchSize'], label: 'Batch', unit: 'patches', step: 1, softMax: 32 },
  { kind: 'number', path: ['threshold'], label: 'Threshold', step: 0.05 },
  share(['validationShare'], 'Validation', 'Share of the training data held out by subject'),
];

const exact = { digits: 8, step: 1e-4 } as const;

export const OPTIMISER: readonly Field[] = [
  { kind: 'number', path: ['optimiser', 'learningRate'], label: 'Learning rate', ...exact, softMax: 0.01 },
  { kind: 'number', path: ['optimiser', 'beta1'], label: 'β₁', digits: 4, step: 0.01 },
  { kind: 'number', path: ['optimiser', 'beta2'], label: 'β₂', digits: 4, step: 0.001 },
  { kind: 'number', path: ['optimiser', 'epsilon'], label: 'ε', digits: 10, step: 1e-8, softMax: 1e-6 },
];

const WARM_UP: Field = { kind: 'number', path: ['schedule', 'warmUpSteps'], label: 'Warm-up', unit: 'steps', step: 5, softMax: 200 };

export const COSINE: readonly Field[] = [
  WARM_UP,
  share(['schedule', 'finalShare'], 'Final rate', 'Share of the learning rate at the last step'),
];

export const POLYNOMIAL: readonly Field[] = [
  WARM_UP,
  { kind: 'number', path: ['schedule', 'power'], label: 'Power', step: 0.1, softMax: 3 },
];

export const STEPS: readonly Field[] = [
  { kind: 'number', path: ['schedule', 'epochs'], label: 'Every', unit: 'epochs', step: 1, softMax: 50 },
  { kind: 'number', path: ['schedule', 'factor'], label: 'Factor', step: 0.1 },
];

export const LOSS: readonly Field[] = [
  choice(['loss', 'classWeights'], 'Class weights', ['inverse-frequency', 'none']),
  {
    kind: 'number',
    path: ['loss', 'maximumRatio'],
    label: 'Largest ratio',
    step: 1,
    softMax: 100,
    hint: 'Upper bound on the ratio of the two weights of a head',
  },
  { kind: 'number', path: ['loss', 'personHead'], label: 'Person head', step: 0.1, softMax: 2 },
];

export const AUGMENTATION: readonly Field[] = [
  share(['augmentation', 'strength'], 'Strength', 'Over all of these: 0 % leaves patches as they are'),
  { kind: 'switch', path: ['augmentation', 'flip'], label: 'Flip' },
  { kind: 'range', path: ['augmentation', 'scale'], label: 'Scale', unit: '×', step: 0.05, softMax: 3 },
  { kind: 'number', path: ['augmentation', 'colour'], label: 'Colour jitter', step: 0.05 },
  share(['augmentation', 'blur', 'share'], 'Blurred', 'Share of the patches'),
  { kind: 'number', path: ['augmentation', 'blur', 'sigma'], label: 'Blur up to', unit: 'px', step: 0.1, softMax: 4 },
  share(['augmentation', 'jpeg', 'share'], 'Through JPEG', 'Share of the patches'),
  { kind: 'number', path: ['augmentation', 'jpeg', 'quality'], label: 'JPEG quality from', step: 5 },
];
