import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Augmentation, atStrength, drawDegradation } from '../../../main/trainer/data/augmentation.ts';
import { type Batch, emptyBatch } from '../../../main/trainer/data/batch.ts';
import { blurPlanes } from '../../../main/trainer/data/blur.ts';
import { compressPlanes } from '../../../main/trainer/data/jpeg.ts';
import { makePatch } from '../../../main/trainer/data/makePatch.ts';
import type { Sample } from '../../../main/trainer/index.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { circles } from './support/circles.ts';

const SIDE = 32;
const WEIGHTS = { skin: { positive: 3, negative: 1 }, person: { positive: 2, negative: 0.5 } };
const STRONG: Augmentation = {
  flip: true,
  scale: { min: 0.5, max: 2 },
  colour: 0.4,
  blur: { share: 0.5, sigma: 2 },
  jpeg: { share: 0.3, quality: 20 },
  strength: 1,
};
const NONE: Augmentation = {
  flip: false,
  scale: { min: 1, max: 1 },
  colour: 0,
  blur: { share: 0, sigma: 1 },
  jpeg: { share: 0, quality: 50 },
  strength: 1,
};

async function patch(sample: Sample, augmentation: Augmentation, index = 0, seed = 1): Promise<Batch> {
  const batch = emptyBatch(1, SIDE);
  const recipe = { seed, scope: 'patch', index, patchSize: SIDE, augmentation, classWeights: WEIGHTS };
  await makePatch(sample, recipe, { batch, slot: 0 });
  return batch;
}

/** Noise: what blur and JPEG change most. */
function noise(length: number): Float32Array {
  const draws = new Draws(3, 'noise', 0);
  return Float32Array.from({ length }, (_, k) => draws.uniform('value', k));
}

describe('the strength of augmentation', () => {
  it('at 0 leaves patches as they are, at 1 takes the values as they stand', async () => {
    for (let index = 0; index < 8; index++) {
      const sample = await circles(8, { size: 48 }).read(index);
      expect(await patch(sample, { ...STRONG, strength: 0 }, index)).toEqual(await patch(sample, NONE, index));
      expect(await patch(sample, STRONG, index)).not.toEqual(await patch(sample, NONE, index));
    }
    expect(atStrength(STRONG)).toEqual(STRONG);
  });

  it('in between scales colour, the logarithm of scale and shares; a flip stays a fair coin', () => {
    const half = atStrength({ ...STRONG, strength: 0.5 });
    expect(Math.log(half.scale.min)).toBeCloseTo(Math.log(0.5) / 2, 12);
    expect(Math.log(half.scale.max)).toBeCloseTo(Math.log(2) / 2, 12);
    expect(half).toMatchObject({ flip: true, colour: 0.2, blur: { share: 0.25, sigma: 2 }, jpeg: { share: 0.15, quality: 20 } });
  });
});

describe('a patch', () => {
  it('is a function of seed, scope and index alone', async () => {
    const sample = await circles(1, { size: 48 }).read(0);
    const first = await patch(sample, STRONG, 5);
    await patch(sample, STRONG, 6);
    expect(await patch(sample, STRONG, 5)).toEqual(first);
    expect(await patch(sample, STRONG, 6)).not.toEqual(first);
    expect(await patch(sample, STRONG, 5, 2)).not.toEqual(first);
  });

  it('keeps its place, flip and masks when colour, blur and JPEG are switched on', async () => {
    const sample = await circles(1, { size: 48 }).read(0);
    for (let index = 0; index < 20; index++) {
      const plain = await patch(sample, { ...STRONG, colour: 0, blur: NONE.blur, jpeg: NONE.jpeg }, index);
      const worn = await patch(sample, { ...STRONG, blur: { share: 1, sigma: 3 }, jpeg: { share: 1, quality: 10 } }, index);
      expect(worn.targets).toEqual(plain.targets);
      expect(worn.weights).toEqual(plain.weights);
      expect(worn.images).not.toEqual(plain.images);
    }
  });

  it('is blurred and compressed as often as asked, within the ranges asked for', () => {
    const count = 4000;
    const drawn = Array.from({ length: count }, (_, k) => drawDegradation(new Draws(1, 'patch', k), STRONG));
    const blurs = drawn.flatMap(({ blur }) => blur ?? []);
    const qualities = drawn.flatMap(({ jpeg }) => jpeg ?? []);
    // Five standard deviations of a share of 4,000.
    expect(Math.abs(blurs.length / count - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(qualities.length / count - 0.3)).toBeLessThan(0.037);
    expect(Math.min(...blurs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...blurs)).toBeLessThan(2);
    expect([Math.min(...qualities), Math.max(...qualities)]).toEqual([20, 100]);
    // Neither tells anything about the other.
    const both = drawn.filter(({ blur, jpeg }) => blur !== null && jpeg !== null).length / count;
    expect(Math.abs(both - 0.15)).toBeLessThan(0.03);
  });
});

describe('blur', () => {
  /** `np.pad(mode='edge')` and the full two-dimensional sum, with SciPy's truncation at 4σ. */
  function reference(plane: Float32Array, side: number, sigma: number): number[] {
    const radius = Math.round(4 * sigma);
    const at = (y: number, x: number) =>
      plane[Math.min(side - 1, Math.max(0, y)) * side + Math.min(side - 1, Math.max(0, x))] ?? Number.NaN;
    return Array.from(plane, (_, k) => {
      let sum = 0;
      let total = 0;
      for (let j = -radius; j <= radius; j++) {
        for (let i = -radius; i <= radius; i++) {
          const weight = Math.exp(-(i * i + j * j) / (2 * sigma * sigma));
          sum += weight * at(Math.floor(k / side) + j, (k % side) + i);
          total += weight;
        }
      }
      return sum / total;
    });
  }

  it.each([0.4, 1, 2.7])('of σ = %s is the two-dimensional sum, plane by plane', (sigma) => {
    const side = 16;
    const planes = noise(3 * side * side);
    const blurred = planes.slice();
    blurPlanes(blurred, side, sigma);
    for (let k = 0; k < 3; k++) {
      const part = (values: Float32Array) => values.subarray(k * side * side, (k + 1) * side * side);
      reference(part(planes), side, sigma).forEach((value, at) => {
        expect(part(blurred)[at]).toBeCloseTo(value, 5);
      });
    }
  });

  it('of σ = 0 changes nothing', () => {
    const planes = noise(3 * 64);
    const same = planes.slice();
    blurPlanes(same, 8, 0);
    expect(same).toEqual(planes);
  });
});

describe('JPEG', () => {
  it('changes a patch as the file would, more at a lower quality', async () => {
    // Grey noise on a ramp: JPEG halves the resolution of colour at every quality.
    const grain = noise(SIDE * SIDE);
    const planes = Float32Array.from(
      { length: 3 * SIDE * SIDE },
      (_, k) => 0.3 + 0.2 * (grain[k % SIDE ** 2] ?? 0) + (0.3 * (k % SIDE)) / SIDE,
    );
    const error = async (quality: number) => {
      const copy = planes.slice();
      await compressPlanes(copy, SIDE, quality);
      return Math.sqrt(copy.reduce((sum, value, k) => sum + (value - (planes[k] ?? 0)) ** 2, 0) / copy.length);
    };
    const [low, high] = [await error(10), await error(95)];
    expect(low).toBeGreaterThan(2 * high);
    expect(low).toBeLessThan(0.2);

    const rgb = new Uint8Array(3 * SIDE * SIDE).map((_, at) =>
      Math.round(255 * (planes[(at % 3) * SIDE * SIDE + Math.floor(at / 3)] ?? 0)),
    );
    const file = await sharp(rgb, { raw: { width: SIDE, height: SIDE, channels: 3 } })
      .jpeg({ quality: 30 })
      .toBuffer();
    const found = planes.slice();
    await compressPlanes(found, SIDE, 30);
    const expected = await sharp(file).raw().toBuffer();
    expect([...found.subarray(0, 20)].map((value) => Math.round(255 * value))).toEqual(
      Array.from({ length: 20 }, (_, at) => expected[3 * at]),
    );
  });
});
