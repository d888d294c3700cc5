import { describe, expect, it } from 'vitest';
import { buildInferenceModel } from '../../../main/trainer/inference/inferenceGraph.ts';
import { inputPlanes, paddedSize } from '../../../main/trainer/inference/inputPlanes.ts';
import { tilingOf } from '../../../main/trainer/inference/memoryBound.ts';
import { Segmenter } from '../../../main/trainer/inference/segmenter.ts';
import { SharedRun } from '../../../main/trainer/inference/sharedRun.ts';
import { stagedPlan } from '../../../main/trainer/inference/staged/plan.ts';
import { spansOf } from '../../../main/trainer/inference/tiles.ts';
import { networkOf } from '../../../main/trainer/models/network.ts';
import { initialParameters } from '../../../main/trainer/models/parameters.ts';
import { tensor } from '../../../main/trainer/runtime/session.ts';
import { initialStatistics } from '../../../main/trainer/training/runningStatistics.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { circles } from './support/circles.ts';
import { metadata } from './support/metadata.ts';
import { relativeError } from './support/reference.ts';
import { chooseSoftwareGpu, hasSoftwareGpu } from './support/softwareGpu.ts';

type Model = Recipe['model'];

function exported(model: Model): Uint8Array {
  const statistics = model.norm === 'batch' ? initialStatistics(model) : new Float32Array();
  const parameters = initialParameters(networkOf(model).parameters, 3);
  return buildInferenceModel(model, { parameters, statistics }, metadata({ model }));
}

const open = (model: Model, megabytes: number) => Segmenter.fromBytes(exported(model), 'test.onnx', { threads: 1, megabytes });

/** Largest difference of the skin probability between a picture in tiles and the whole. */
async function difference(model: Model, size: number): Promise<number> {
  const sample = await circles(1, { size }).read(0);
  const found: Float32Array[] = [];
  for (const megabytes of [1, 100_000]) {
    const segmenter = await open(model, megabytes);
    found.push((await segmenter.probabilities(sample.rgb, size, size)).skin);
    await segmenter.close();
  }
  const [tiled, whole] = found;
  return (whole ?? new Float32Array()).reduce((most, value, k) => Math.max(most, Math.abs(value - (tiled?.[k] ?? 9))), 0);
}

describe('tiles', () => {
  it('cover an axis, count once in sum, nothing at an inner edge, and begin where pooling does', () => {
    const tiling = { side: 512, margin: 112, multiple: 16 };
    for (const length of [16, 512, 528, 1008, 4000, 4016]) {
      const sums = new Float64Array(length);
      const spans = spansOf(length, tiling);
      for (const { start, weights } of spans) {
        expect(start % 16).toBe(0);
        weights.forEach((weight, k) => {
          sums[start + k] = (sums[start + k] ?? 0) + weight;
          const isInner = (k < 112 && start > 0) || (k >= weights.length - 112 && start + weights.length < length);
          if (isInner) expect(weight).toBe(0);
        });
      }
      for (const sum of sums) expect(sum).toBeCloseTo(1, 6);
      expect(spans.length === 1).toBe(length <= 512);
    }
  });

  it('take the whole picture where the bound allows it, and shrink with it', () => {
    const model = { kind: 'unet', width: 16, depth: 4, norm: 'batch' } as const;
    expect(tilingOf(model, { width: 1024, height: 768 }, 2048).side).toBe(1024);
    const photo = { width: 4000, height: 3008 };
    const sides = [4096, 2048, 512, 1].map((megabytes) => tilingOf(model, photo, megabytes).side);
    expect(sides).toEqual(sides.toSorted((a, b) => b - a));
    for (const side of sides) expect(side % 16).toBe(0);
    expect(36 * 16 * (sides[1] ?? 0) ** 2).toBeLessThan(2048 * 2 ** 20);
  });

  it.each(['unet', 'skinny'] as const)('do not show with batch norm: %s', async (kind) => {
    expect(await difference({ kind, width: 8, depth: 3, norm: 'batch' }, 400)).toBeLessThan(1e-5);
  });

  it('do not show with group norm either, where they share statistics', async () => {
    const model = { kind: 'skinny', width: 8, depth: 2, norm: 'group' } as const;
    const size = 192;
    const { rgb } = await circles(1, { size }).read(0);
    const segmenter = await open(model, 100_000);
    const expected = (await segmenter.probabilities(rgb, size, size)).skin;
    await segmenter.close();
    const shared = await SharedRun.open(exported(model), model, { threads: 1 });
    const image = (columns: { x: number; width: number }) =>
      tensor(inputPlanes(rgb, { width: size, height: size }, { y: 0, height: size, ...columns }), [1, 3, size, columns.width]);
    const all = { start: 0, end: size };
    await shared.gather(image({ x: 0, width: size }), { rows: all, columns: all });
    const whole = await shared.probabilities(image({ x: 0, width: size }), { rows: all, columns: all });
    const tile = await shared.probabilities(image({ x: 64, width: 128 }), { rows: all, columns: { start: 0, end: 128 } });
    await shared.close();

    let [fromModel, fromTile] = [0, 0];
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const value = whole[y * size + x] ?? Number.NaN;
        fromModel = Math.max(fromModel, Math.abs(value - (expected[y * size + x] ?? 9)));
        if (x >= 64 + 40) fromTile = Math.max(fromTile, Math.abs(value - (tile[y * 128 + x - 64] ?? 9)));
      }
    }
    expect(fromModel).toBeLessThan(1e-3);
    expect(fromTile).toBeLessThan(1e-4);
  });

  it('with group norm give every pixel a probability where they can only estimate', async () => {
    const found = await difference({ kind: 'unet', width: 8, depth: 3, norm: 'group' }, 400);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThanOrEqual(1);
  });
});

describe('a network with group norm, level by level,', () => {
  const size = { width: 396, height: 300 };

  it.each([
    { kind: 'unet', megabytes: 16, outer: 2 },
    { kind: 'unet', megabytes: 9, outer: 3 },
    { kind: 'skinny', megabytes: 22, outer: 2 },
  ] as const)('gives what it gives in one piece: $kind, $outer levels in tiles', async ({ kind, megabytes, outer }) => {
    const model = { kind, width: 8, depth: 3, norm: 'group' } as const;
    const padded = paddedSize(size, 8);
    expect(stagedPlan(model, padded, megabytes)?.outer).toBe(outer);
    expect(tilingOf(model, padded, megabytes).side).toBeLessThan(size.width);
    const { rgb } = await circles(1, { size: 396 }).read(0);
    const picture = rgb.subarray(0, 3 * size.width * size.height);
    const found: Float32Array[] = [];
    for (const bound of [megabytes, 100_000]) {
      const segmenter = await open(model, bound);
      const { skin, person } = await segmenter.probabilities(picture, size.width, size.height);
      await segmenter.close();
      found.push(Float32Array.from([...skin, ...person]));
    }
    const [staged = new Float32Array(), whole = new Float32Array()] = found;
    expect(staged.length).toBe(2 * size.width * size.height);
    expect(Math.max(...chunks(staged.map((value, k) => Math.abs(value - (whole[k] ?? 9)))))).toBeLessThan(1e-4);
    // Not all of one value, which would be right everywhere.
    expect(Math.max(...chunks(whole)) - Math.min(...chunks(whole))).toBeGreaterThan(0.1);
  });

  it('keeps to the bound, and is not tried where that holds too little', () => {
    const model = { kind: 'unet', width: 16, depth: 4, norm: 'group' } as const;
    const photo = { width: 4000, height: 3008 };
    for (const megabytes of [2048, 4096]) {
      const plan = stagedPlan(model, photo, megabytes);
      expect(plan?.workspace).toBeLessThan(megabytes * 2 ** 20);
      expect(plan?.workspace).toBeGreaterThan(0.25 * megabytes * 2 ** 20);
    }
    expect(stagedPlan(model, photo, 512)).toBeNull();
  });
});

/** The largest and the smallest of each thousand: too many for the arguments of a function at once. */
function chunks(values: Float32Array): number[] {
  return Array.from({ length: Math.ceil(values.length / 1000) }, (_, k) => values.subarray(1000 * k, 1000 * (k + 1))).flatMap((part) => [
    Math.max(...part),
    Math.min(...part),
  ]);
}

describe.skipIf(!hasSoftwareGpu)('tiles on WebGPU', () => {
  chooseSoftwareGpu();

  it.each([
    { norm: 'group', way: 'level by level', megabytes: 0.8 },
    { norm: 'group', way: 'estimated', megabytes: 0.1 },
    { norm: 'batch', way: 'overlapping', megabytes: 0.1 },
  ] as const)('give what they give on the CPU: $norm norm, $way', async ({ norm, megabytes }) => {
    const model = { kind: 'unet', width: 4, depth: 1, norm } as const;
    const { rgb } = await circles(1, { size: 192 }).read(0);
    const size = megabytes < 0.5 ? { width: 192, height: 16 } : { width: 96, height: 96 };
    const picture = rgb.subarray(0, 3 * size.width * size.height);
    const found: Float32Array[] = [];
    for (const device of ['webgpu', 'cpu'] as const) {
      const segmenter = await Segmenter.fromBytes(exported(model), 'test.onnx', { device, threads: 1, megabytes });
      found.push((await segmenter.probabilities(picture, size.width, size.height)).skin);
      await segmenter.close();
    }
    const [there = new Float32Array(), here = new Float32Array()] = found;
    expect(relativeError(there, here)).toBeLessThan(1e-4);
  });
});

/** The farthest pixel from the middle, along a side, that sees a change of the middle. */
async function seen(model: Model, size: number): Promise<number> {
  const segmenter = await open(model, 100_000);
  const rgb = Uint8Array.from({ length: 3 * size * size }, (_, k) => 60 + ((k * 37) % 130));
  const before = (await segmenter.probabilities(rgb, size, size)).skin;
  const middle = size / 2;
  rgb.fill(255, 3 * (middle * size + middle), 3 * (middle * size + middle) + 3);
  const after = (await segmenter.probabilities(rgb, size, size)).skin;
  await segmenter.close();
  let farthest = 0;
  after.forEach((value, k) => {
    if (value === before[k]) return;
    farthest = Math.max(farthest, Math.abs((k % size) - middle), Math.abs(Math.floor(k / size) - middle));
  });
  return farthest;
}

it.each(['unet', 'skinny'] as const)('no pixel sees further than the reach of its network: %s', async (kind) => {
  const model = { kind, width: 8, depth: 2, norm: 'batch' } as const;
  const { reach } = networkOf(model);
  const farthest = await seen(model, 160);
  expect(farthest).toBeLessThanOrEqual(reach);
  expect(farthest).toBeGreaterThan(reach / 2);
});
