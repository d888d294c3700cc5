import { Draws } from '../../../shared/domain/random/draws.ts';
import { ADAPTATIONS } from '../../../shared/domain/training/adaptation.ts';
import type { Batch } from '../data/batch.ts';
import { elementCount } from '../graph/shape.ts';
import { HEADS } from '../models/heads.ts';
import { initialParameters } from '../models/parameters.ts';
import type { Feeds } from '../runtime/session.ts';
import { tensor } from '../runtime/session.ts';
import { pixelFeeds, reversalFeeds, rowsOf, updateFeeds } from '../training/stepFeeds.ts';
import type { StepOptions } from '../training/stepGraph.ts';
import { trainedParameters } from '../training/trainedParameters.ts';

/** A small step that a device must get right. With `wideLayerError` they use every operation of the trainer. */
export interface SelfTestCase {
  readonly name: string;
  readonly options: StepOptions;
}

const common = {
  batchSize: 2,
  patchSize: 8,
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  headWeights: [1, 0.5],
  form: { kind: 'plain' },
} as const;

export const SELF_TEST_CASES: readonly SelfTestCase[] = [
  {
    name: 'U-Net, group norm, PixMatch',
    options: { ...common, model: { kind: 'unet', width: 4, depth: 1, norm: 'group' }, adaptation: ADAPTATIONS.pixmatch },
  },
  {
    name: 'U-Net, batch norm, DANN',
    options: { ...common, model: { kind: 'unet', width: 4, depth: 1, norm: 'batch' }, adaptation: { ...ADAPTATIONS.dann, hidden: 8 } },
  },
  {
    name: 'Skinny, group norm',
    options: { ...common, model: { kind: 'skinny', width: 8, depth: 1, norm: 'group' }, adaptation: ADAPTATIONS.none },
  },
];

/** Rates of the step: their values only matter in being the same everywhere. */
export const SELF_TEST_RATES = { learningRate: 1e-3, reversal: 0.5 };

/** Weights of a case; scales and shifts away from 1 and 0, where mistakes would hide. */
export function caseParameters({ name, options }: SelfTestCase): Float32Array {
  const draws = new Draws(1, name, 0);
  return initialParameters(trainedParameters(options), 1).map((value, index) => value + draws.range('offset', -0.05, 0.05, index));
}

/** Random pictures, masks and weights for all rows of a case. */
export function caseBatch({ name, options }: SelfTestCase): Batch {
  const draws = new Draws(2, name, 0);
  const values = (what: string, channels: number, of: (uniform: number) => number) =>
    Float32Array.from({ length: rowsOf(options) * channels * options.patchSize ** 2 }, (_, index) => of(draws.uniform(what, index)));
  return {
    images: values('image', 3, (uniform) => uniform),
    targets: values('target', HEADS.length, (uniform) => (uniform < 0.4 ? 1 : 0)),
    weights: values('weight', HEADS.length, (uniform) => 0.2 + uniform),
  };
}

/** All inputs of a case's first step. */
export function caseFeeds(of: SelfTestCase): Feeds {
  const parameters = caseParameters(of);
  const flat = (values: Float32Array) => tensor(values, [values.length]);
  return {
    ...pixelFeeds(caseBatch(of), of.options),
    ...reversalFeeds(SELF_TEST_RATES, of.options),
    ...updateFeeds(1, SELF_TEST_RATES, of.options),
    parameters: flat(parameters),
    mean: flat(new Float32Array(parameters.length)),
    square: flat(new Float32Array(parameters.length)),
  };
}

/** The gradient of each parameter of a case, cut from the flat one. */
export function perParameter({ options }: SelfTestCase, flat: Float32Array): ReadonlyMap<string, Float32Array> {
  let end = 0;
  return new Map(
    trainedParameters(options).map(({ name, shape }) => {
      const start = end;
      end += elementCount(shape);
      return [name, flat.subarray(start, end)];
    }),
  );
}
