import { describe, expect, it } from 'vitest';
import { buildInferenceModel } from '../../../main/trainer/inference/inferenceGraph.ts';
import { tilingOf } from '../../../main/trainer/inference/memoryBound.ts';
import { Segmenter } from '../../../main/trainer/inference/segmenter.ts';
import { spansOf } from '../../../main/trainer/inference/tiles.ts';
import { networkOf } from '../../../main/trainer/models/network.ts';
import { initialParameters } from '../../../main/trainer/models/parameters.ts';
import { initialStatistics } from '../../../main/trainer/training/runningStatistics.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { circles } from './support/circles.ts';
import { metadata } from './support/metadata.ts';

type Model = Recipe['model'];

async function open(model: Model, megabytes: number): Promise<Segmenter> {
  const statistics = model.norm === 'batch' ? initialStatistics(model) : new Float32Array();
  const parameters = initialParameters(networkOf(model).parameters, 3);
  const bytes = buildInferenceModel(model, { parameters, statistics }, metadata({ model }));
  return Segmenter.fromBytes(bytes, 'test.onnx', { threads: 1, megabytes });
}

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

  it('change something with group norm, whose statistics are those of a tile', async () => {
    const found = await difference({ kind: 'unet', width: 8, depth: 3, norm: 'group' }, 400);
    expect(found).toBeGreaterThan(0);
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
