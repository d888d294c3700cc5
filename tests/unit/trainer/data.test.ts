import { describe, expect, it } from 'vitest';
import { Batches } from '../../../main/trainer/adaptation/batches.ts';
import { emptyBatch } from '../../../main/trainer/data/batch.ts';
import { measureClassShares } from '../../../main/trainer/data/classShares.ts';
import { classWeightsOf, inverseFrequency } from '../../../main/trainer/data/classWeights.ts';
import { DecodedCache } from '../../../main/trainer/data/decodedCache.ts';
import { cutPatch } from '../../../main/trainer/data/patch.ts';
import { LocalCutter } from '../../../main/trainer/data/patchCutter.ts';
import { stepsPerEpoch } from '../../../main/trainer/data/patches.ts';
import { drawPlacement } from '../../../main/trainer/data/placement.ts';
import { SampleCache } from '../../../main/trainer/data/sampleCache.ts';
import { type Sample, splitByGroup } from '../../../main/trainer/index.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { circles, smallRecipe } from './support/circles.ts';

const WEIGHTS = { skin: { positive: 3, negative: 1 }, person: { positive: 2, negative: 0.5 } };

/** Every pixel has its own colour: red is x, green is y. */
function gradient(width: number, height: number): Sample {
  const sample = { width, height, rgb: new Uint8Array(3 * width * height), skin: new Uint8Array(width * height), person: null };
  for (let k = 0; k < width * height; k++) {
    sample.rgb.set([k % width, Math.floor(k / width), 9], 3 * k);
    sample.skin[k] = k % width >= 10 ? 255 : 0;
  }
  return sample;
}

function cut(sample: Sample, placement: { left: number; top: number; window: number; flip: boolean }, patchSize: number) {
  const batch = emptyBatch(1, patchSize);
  cutPatch(sample, placement, null, WEIGHTS, { batch, slot: 0, patchSize });
  const plane = (values: Float32Array, index: number) => [...values.subarray(index * patchSize ** 2, (index + 1) * patchSize ** 2)];
  return {
    red: plane(batch.images, 0).map((value) => value * 255),
    green: plane(batch.images, 1).map((value) => value * 255),
    skin: plane(batch.targets, 0),
    skinWeight: plane(batch.weights, 0),
    personWeight: plane(batch.weights, 1),
  };
}

describe('a patch', () => {
  it('at scale 1 holds the picture’s own pixels with their masks and weights', () => {
    const { red, green, skin, skinWeight, personWeight } = cut(gradient(32, 24), { left: 8, top: 5, window: 4, flip: false }, 4);
    expect(red.slice(0, 4).map(Math.round)).toEqual([8, 9, 10, 11]);
    expect(green.filter((_, k) => k % 4 === 0).map(Math.round)).toEqual([5, 6, 7, 8]);
    expect(skin.slice(0, 4)).toEqual([0, 0, 1, 1]);
    expect(skinWeight.slice(0, 4)).toEqual([1, 1, 3, 3]);
    expect(new Set(personWeight)).toEqual(new Set([0]));
  });

  it('flipped is its mirror image, masks included', () => {
    const { red, skin } = cut(gradient(32, 24), { left: 8, top: 5, window: 4, flip: true }, 4);
    expect(red.slice(0, 4).map(Math.round)).toEqual([11, 10, 9, 8]);
    expect(skin.slice(0, 4)).toEqual([1, 1, 0, 0]);
  });

  it('beyond the picture repeats its edge and weighs nothing there', () => {
    const { red, skinWeight } = cut(gradient(6, 6), { left: -2, top: -2, window: 10, flip: false }, 10);
    expect(red.slice(0, 10).map(Math.round)).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 5, 5]);
    expect(skinWeight.slice(0, 10)).toEqual(Array(10).fill(0));
    expect(skinWeight.slice(20, 30)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it('of a larger window is averaged, of a smaller one interpolated', () => {
    const reduced = cut(gradient(32, 24), { left: 0, top: 0, window: 16, flip: false }, 4);
    reduced.red.slice(0, 4).forEach((value, k) => {
      expect(value).toBeCloseTo(4 * k + 1.5, 4);
    });
    const enlarged = cut(gradient(32, 24), { left: 4, top: 4, window: 2, flip: false }, 4);
    enlarged.red.slice(0, 4).forEach((value, k) => {
      expect(value).toBeCloseTo(3.75 + k / 2, 4);
    });
  });
});

describe('the place of a patch', () => {
  const augmentation = { ...smallRecipe().augmentation, scale: { min: 0.5, max: 2 }, colour: 0 };
  const places = (width: number, height: number, change = {}) =>
    Array.from({ length: 200 }, (_, k) => drawPlacement(new Draws(1, 'patch', k), { width, height }, 32, { ...augmentation, ...change }));

  it('lies inside a picture that is large enough, at every scale of the range, flipped half the time', () => {
    const drawn = places(100, 80);
    for (const { left, top, window } of drawn) {
      expect(left >= 0 && top >= 0 && left + window <= 100 && top + window <= 80).toBe(true);
      expect(window >= 16 && window <= 64).toBe(true);
    }
    const share = drawn.filter(({ flip }) => flip).length / drawn.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.12);
    const smaller = drawn.filter(({ window }) => window < 32).length / drawn.length;
    expect(Math.abs(smaller - 0.5)).toBeLessThan(0.12);
  });

  it('at scale 1 is on whole pixels', () => {
    const drawn = places(100, 80, { scale: { min: 1, max: 1 }, flip: false });
    expect(drawn.every(({ left, top, flip }) => Number.isInteger(left) && Number.isInteger(top) && !flip)).toBe(true);
  });

  it('enlarges a small picture at most twofold', () => {
    const one = { scale: { min: 1, max: 1 } };
    expect(new Set(places(20, 40, one).map(({ window }) => window))).toEqual(new Set([20]));
    expect(new Set(places(6, 6, one).map(({ window }) => window))).toEqual(new Set([16]));
  });
});

describe('batches', () => {
  const recipe = smallRecipe({ batchSize: 4 });
  const cutter = (cacheBytes = 1e9) => new LocalCutter({ longestSide: 256, cacheBytes });
  const maker = (length: number, seed = 1, limit?: number) =>
    new Batches({ training: circles(length), target: null, cutter: cutter(limit), classWeights: WEIGHTS }, recipe, seed);

  it('are a function of seed and step, whatever was asked before and whatever the cache keeps', async () => {
    const fresh = await maker(10).make(5);
    const used = maker(10, 1, 4000);
    for (const step of [7, 0, 3]) await used.make(step);
    expect(await used.make(5)).toEqual(fresh);
    expect(await maker(10, 2).make(5)).not.toEqual(fresh);
    expect(await maker(10).make(6)).not.toEqual(fresh);
  });

  it('show every frame of a set once an epoch but for the last part batch, in a new order each epoch', async () => {
    const reads: number[] = [];
    const source = circles(9);
    const read = (index: number) => {
      reads.push(index);
      return source.read(index);
    };
    const counting = { ...source, read };
    const batches = new Batches({ training: counting, target: null, cutter: cutter(0), classWeights: WEIGHTS }, recipe, 1);
    expect(stepsPerEpoch(9, 4)).toBe(2);
    for (let step = 0; step < 4; step++) await batches.make(step);
    expect(new Set(reads.slice(0, 8)).size).toBe(8);
    expect(reads.slice(8)).not.toEqual(reads.slice(0, 8));
  });

  it('of a set smaller than a batch repeat its frames', async () => {
    expect(stepsPerEpoch(3, 4)).toBe(1);
    const { weights } = await maker(3).make(0);
    expect(weights.every((weight) => weight > 0)).toBe(true);
  });
});

describe('the cache of decoded samples', () => {
  const sample = (side: number): Sample => ({ ...gradient(side, side), person: null });
  const bytes = (side: number) => 4 * side * side;

  it('reads a frame once while it fits, and drops the one used longest ago', async () => {
    let reads = 0;
    const source = circles(4);
    const read = (index: number) => {
      reads++;
      return source.read(index);
    };
    const counting = { ...source, read };
    const cache = new SampleCache(counting, 256, 2 * 32 * 32 * 5);
    await Promise.all([cache.read(0), cache.read(0)]);
    await cache.read(0);
    expect(reads).toBe(1);
    for (const index of [1, 0, 2, 0]) await cache.read(index);
    expect(reads).toBe(3);
    await cache.read(1);
    expect(reads).toBe(4);
  });

  it('never keeps more than its limit, whatever sizes come and however many at a time', async () => {
    const cache = new DecodedCache(3 * bytes(20));
    const draws = new Draws(1, 'cache', 0);
    const seen: number[] = [];
    for (let round = 0; round < 100; round++) {
      const keys = [0, 1, 2, 3].map((k) => draws.integer('key', 0, 30, 4 * round + k));
      await Promise.all(keys.map((key) => cache.read(String(key), async () => sample(5 + key)).then(() => seen.push(cache.bytes))));
    }
    expect(Math.max(...seen)).toBeLessThanOrEqual(cache.limit);
    expect(Math.max(...seen)).toBeGreaterThan(cache.limit / 2);
  });

  it('does not keep what is larger than itself, nor what could not be read', async () => {
    const cache = new DecodedCache(bytes(8));
    await cache.read('small', async () => sample(8));
    await cache.read('large', async () => sample(9));
    expect(cache.bytes).toBe(bytes(8));
    await expect(cache.read('broken', () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
    expect((await cache.read('broken', async () => sample(2))).width).toBe(2);
  });
});

describe('class weights', () => {
  it('balance the classes and leave the mean weight at 1', () => {
    for (const share of [0.01, 0.2, 0.5, 0.9]) {
      const { positive, negative } = inverseFrequency(share, 1000);
      expect(share * positive).toBeCloseTo((1 - share) * negative, 9);
      expect(share * positive + (1 - share) * negative).toBeCloseTo(1, 9);
    }
  });

  it('keep to the largest ratio in both directions', () => {
    const rare = inverseFrequency(0.01, 4);
    const common = inverseFrequency(0.99, 4);
    expect(rare.positive / rare.negative).toBeCloseTo(4, 9);
    expect(common.negative / common.positive).toBeCloseTo(4, 9);
  });

  it('come from the frames, per head, and are even where the recipe or the data ask for none', async () => {
    const half = (s: Sample) => ({ ...s, skin: s.skin.map((_, k) => (k % 2 ? 255 : 0)), person: null });
    const shares = await measureClassShares(
      circles(3, { edit: half }),
      new LocalCutter({ longestSide: 256, cacheBytes: 1e6 }),
      () => undefined,
    );
    expect(shares).toEqual({ skin: 0.5, person: null });
    const { loss } = smallRecipe();
    expect(classWeightsOf({ skin: 0.1, person: null }, { ...loss, maximumRatio: 100 }).person).toEqual({ positive: 1, negative: 1 });
    expect(classWeightsOf({ skin: 0.1, person: 0.3 }, { ...loss, classWeights: 'none' }).skin).toEqual({ positive: 1, negative: 1 });
  });
});

describe('holding out for validation', () => {
  it('keeps every person on one side, loses nobody, and takes about the share asked for', () => {
    const { training, validation } = splitByGroup(circles(40), 0.25, 3);
    const groups = (part: typeof training | null) => new Set(Array.from({ length: part?.length ?? 0 }, (_, k) => part?.group(k)));
    const trained = groups(training);
    expect([...groups(validation)].filter((group) => trained.has(group))).toEqual([]);
    expect([training.length, validation?.length]).toEqual([30, 10]);
  });

  it('depends on the seed and is none for one person or a share of 0', () => {
    const names = (seed: number) => {
      const { validation } = splitByGroup(circles(40), 0.25, seed);
      return Array.from({ length: validation?.length ?? 0 }, (_, k) => validation?.name(k));
    };
    expect(names(1)).toEqual(names(1));
    expect(names(1)).not.toEqual(names(2));
    expect(splitByGroup(circles(2), 0.25, 1).validation).toBeNull();
    expect(splitByGroup(circles(40), 0, 1).validation).toBeNull();
  });
});
