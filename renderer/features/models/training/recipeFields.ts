import type { AdaptationKind } from '../../../../shared/domain/training/adaptation.ts';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { type Field, share as shareField } from '../../../forms/field.ts';
import { type RecipeValueName, recipeWords, recipe as words } from '../../../texts/recipe.ts';

interface Scale {
  readonly step: number;
  readonly unit?: string;
  readonly softMax?: number;
  readonly digits?: number;
}

const pathOf = (name: RecipeValueName) => name.split('.');

function number(name: RecipeValueName, scale: Scale): Field {
  const [label, hint] = recipeWords[name];
  return { kind: 'number', path: pathOf(name), label, hint, ...scale };
}

function choice(name: RecipeValueName, values: readonly string[]): Field {
  const [label, hint] = recipeWords[name];
  return { kind: 'choice', path: pathOf(name), label, hint, options: values.map((value) => ({ value, label: value.replace('-', ' ') })) };
}

function share(name: RecipeValueName): Field {
  const [label, hint] = recipeWords[name];
  return shareField(pathOf(name), label, hint);
}

/** What most people change. */
export const MAIN: readonly Field[] = [
  number('epochs', { step: 1, softMax: 100 }),
  number('model.width', { unit: 'channels', step: 2, softMax: 64 }),
];

export const NETWORK: readonly Field[] = [
  number('model.depth', { unit: 'levels', step: 1 }),
  choice('model.norm', ['group', 'batch']),
  number('patchSize', { unit: 'px', step: 16, softMax: 512 }),
  number('batchSize', { unit: 'patches', step: 1, softMax: 32 }),
  number('accumulation', { unit: 'batches', step: 1, softMax: 16 }),
  choice('precision', ['float32', 'mixed']),
];

export const CHOOSING: readonly Field[] = [share('validationShare'), number('threshold', { step: 0.05 })];

export const OPTIMISER: readonly Field[] = [
  number('optimiser.learningRate', { digits: 8, step: 1e-4, softMax: 0.01 }),
  number('optimiser.beta1', { digits: 4, step: 0.01 }),
  number('optimiser.beta2', { digits: 4, step: 0.001 }),
  number('optimiser.epsilon', { digits: 10, step: 1e-8, softMax: 1e-6 }),
];

const WARM_UP = number('schedule.warmUpSteps', { unit: 'steps', step: 5, softMax: 200 });

export const SCHEDULE: { readonly [Kind in Recipe['schedule']['kind']]: readonly Field[] } = {
  constant: [],
  cosine: [WARM_UP, share('schedule.finalShare')],
  polynomial: [WARM_UP, number('schedule.power', { step: 0.1, softMax: 3 })],
  steps: [number('schedule.epochs', { unit: 'epochs', step: 1, softMax: 50 }), number('schedule.factor', { step: 0.1 })],
};

const [DECAY, DECAY_HINT] = recipeWords['movingAverage.decay'];
export const MOVING_AVERAGE: readonly Field[] = [
  { kind: 'number', path: ['movingAverage'], label: DECAY, hint: DECAY_HINT, step: 0.001, digits: 5 },
];

export const EARLY_STOPPING: readonly Field[] = [
  number('earlyStop.patience', { unit: 'epochs', step: 1, softMax: 30 }),
  number('earlyStop.minimumGain', { step: 0.001, digits: 4, softMax: 0.05 }),
];

export const LOSS: readonly Field[] = [
  choice('loss.classWeights', ['inverse-frequency', 'none']),
  number('loss.maximumRatio', { step: 1, softMax: 100 }),
  number('loss.personHead', { step: 0.1, softMax: 2 }),
];

const [FLIP, FLIP_HINT] = recipeWords['augmentation.flip'];
const [SCALE, SCALE_HINT] = recipeWords['augmentation.scale'];
export const AUGMENTATION: readonly Field[] = [
  share('augmentation.strength'),
  { kind: 'switch', path: ['augmentation', 'flip'], label: FLIP, hint: FLIP_HINT },
  { kind: 'range', path: ['augmentation', 'scale'], label: SCALE, hint: SCALE_HINT, unit: '×', step: 0.05, softMax: 3 },
  number('augmentation.colour', { step: 0.05 }),
  share('augmentation.blur.share'),
  number('augmentation.blur.sigma', { unit: 'px', step: 0.1, softMax: 4 }),
  share('augmentation.jpeg.share'),
  number('augmentation.jpeg.quality', { step: 5 }),
];

const BAND = number('adaptation.band', { step: 0.005, digits: 4, softMax: 0.1 });

export const ADAPTATION: { readonly [Kind in AdaptationKind]: readonly Field[] } = {
  none: [],
  bgc: [share('adaptation.targetShare')],
  fda: [BAND, share('adaptation.share')],
  dann: [
    number('adaptation.weight', { step: 0.1, softMax: 2 }),
    number('adaptation.gamma', { step: 1, softMax: 20 }),
    number('adaptation.hidden', { step: 16, softMax: 256 }),
  ],
  pixmatch: [
    number('adaptation.weight', { step: 0.05, softMax: 1 }),
    number('adaptation.confidence', { step: 0.05 }),
    choice('adaptation.perturbation', ['fourier', 'colour']),
    BAND,
  ],
};

function isNamed(path: string): path is RecipeValueName {
  return Object.hasOwn(recipeWords, path);
}

/** Name of a value of a recipe: "optimiser.learningRate" → "Learning rate"; ends of a range are told apart. */
export function nameOfValue(path: string): string {
  if (isNamed(path)) return recipeWords[path][0];
  const range = path.replace(/\.(min|max)$/, '');
  if (!isNamed(range)) return path;
  const [name] = recipeWords[range];
  return path.endsWith('.min') ? words.least(name) : words.most(name);
}
