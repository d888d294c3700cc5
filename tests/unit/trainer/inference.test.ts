import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reduceSample } from '../../../main/trainer/data/reduce.ts';
import { Graph } from '../../../main/trainer/graph/graph.ts';
import { COLOUR_RULE, evaluate, loadSegmenter } from '../../../main/trainer/index.ts';
import { buildInferenceModel } from '../../../main/trainer/inference/inferenceGraph.ts';
import { metadataProperties } from '../../../main/trainer/inference/modelMetadata.ts';
import { initialParameters } from '../../../main/trainer/models/parameters.ts';
import { unetParameters } from '../../../main/trainer/models/unet.ts';
import { encodeModel } from '../../../main/trainer/onnx/model.ts';
import { createSession, tensor, valuesOf } from '../../../main/trainer/runtime/session.ts';
import { initialStatistics } from '../../../main/trainer/training/runningStatistics.ts';
import { circles } from './support/circles.ts';
import { metadata } from './support/metadata.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-model-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function exported(norm: 'group' | 'batch'): Uint8Array {
  const model = { kind: 'unet', width: 4, depth: 2, norm } as const;
  const statistics = norm === 'batch' ? initialStatistics(model) : new Float32Array();
  return buildInferenceModel(model, { parameters: initialParameters(unetParameters(model), 1), statistics }, metadata({ model }));
}

describe.each(['group', 'batch'] as const)('an exported model with %s norm', (norm) => {
  it('takes pictures of any size and gives one probability per pixel', async () => {
    const file = join(folder, `${norm}.onnx`);
    await writeFile(file, exported(norm));
    const segmenter = await loadSegmenter(file, { threads: 1 });
    expect(segmenter.metadata).toEqual(metadata({ model: { kind: 'unet', width: 4, depth: 2, norm } }));
    for (const [width, height] of [
      [1, 1],
      [37, 22],
      [64, 48],
    ] as const) {
      const rgb = Uint8Array.from({ length: 3 * width * height }, (_, k) => (k * 7) % 256);
      const { skin, person } = await segmenter.segment(rgb, width, height);
      expect([skin.length, person.length]).toEqual([width * height, width * height]);
      expect(new Set(skin).size > 1 || width === 1).toBe(true);
    }
    await segmenter.close();
  });

  it('gives each picture of a batch what it gives the picture alone', async () => {
    const session = await createSession(exported(norm), 1);
    const size = 3 * 12 * 16;
    const images = Float32Array.from({ length: 2 * size }, (_, k) => ((k * 31) % 100) / 100);
    const run = async (data: Float32Array, count: number) =>
      valuesOf(await session.run({ image: tensor(data, [count, 3, 12, 16]) }), 'probabilities');
    const both = await run(images, 2);
    const second = await run(images.slice(size), 1);
    await session.release();
    expect(both.length).toBe(2 * 2 * 12 * 16);
    const difference = Math.max(...second.map((value, k) => Math.abs(value - (both[second.length + k] ?? 9))));
    expect(difference).toBeLessThan(1e-6);
  });
});

describe('loading refuses, with a next step,', () => {
  const foreign = () => {
    const graph = new Graph();
    graph.output('out', graph.input('in', [1]));
    return graph;
  };
  const broken: [string, () => Uint8Array, RegExp][] = [
    ['a file that is no model', () => Buffer.from('GIF89a but not really'), /no ONNX model/],
    ['a model cut short', () => exported('group').slice(0, 20_000), /no ONNX model/],
    ['a model of another program', () => encodeModel(foreign(), 'other'), /another program/],
    [
      'a model of a later version',
      () => encodeModel(foreign(), 'later', { 's2mgen.format': 's2mgen.model', 's2mgen.version': '2' }),
      /another version/,
    ],
    [
      'a model whose network is damaged',
      () => {
        const graph = new Graph();
        graph.output('out', graph.node('NoSuchOperator', [graph.input('in', [1])], [1]));
        return encodeModel(graph, 'damaged', metadataProperties(metadata({ model: { kind: 'unet', width: 4, depth: 2, norm: 'group' } })));
      },
      /cannot be loaded/,
    ],
  ];
  it.each(broken)('%s', async (_, make, message) => {
    const file = join(folder, 'broken.onnx');
    await writeFile(file, make());
    await expect(loadSegmenter(file)).rejects.toMatchObject({
      code: 'data',
      message: expect.stringMatching(message),
      next: expect.any(String),
    });
  });

  it('a path where nothing is', async () => {
    await expect(loadSegmenter(join(folder, 'nowhere.onnx'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('evaluation', () => {
  const common = { size: 256, threshold: 0.5, model: 'test', data: 'circles', split: 'all', labelPolicy: 'paper' };

  it('of the truth itself is perfect, and of its opposite zero', async () => {
    const source = circles(3);
    const truths = await Promise.all([0, 1, 2].map((index) => source.read(index)));
    const truthOf = (rgb: Uint8Array) => truths.find((sample) => Buffer.compare(sample.rgb, rgb) === 0)?.skin ?? new Uint8Array();
    const perfect = await evaluate({ ...common, source, segment: (rgb) => Promise.resolve({ skin: truthOf(rgb) }) });
    expect(perfect).toMatchObject({ images: 3, perImage: { iou: 1, accuracy: 1, f1: 1 }, pooled: { iou: 1 } });
    const inverted = await evaluate({ ...common, source, segment: (rgb) => Promise.resolve({ skin: truthOf(rgb).map((v) => 255 - v) }) });
    expect(inverted).toMatchObject({ perImage: { iou: 0, accuracy: 0 }, pooled: { f1: 0 } });
  });

  it('reduces larger pictures, and counts at that size', async () => {
    const sizes: number[][] = [];
    const source = circles(1, { from: 1, size: 96 });
    const scores = await evaluate({
      ...common,
      size: 48,
      source,
      segment: (rgb, width, height) => {
        sizes.push([rgb.length, width, height]);
        const likeSkin = (k: number) => Math.hypot((rgb[3 * k] ?? 0) - 220, (rgb[3 * k + 1] ?? 0) - 160, (rgb[3 * k + 2] ?? 0) - 130) < 45;
        return Promise.resolve({ skin: Uint8Array.from({ length: width * height }, (_, k) => (likeSkin(k) ? 255 : 0)) });
      },
    });
    expect(sizes).toEqual([[3 * 48 * 48, 48, 48]]);
    expect(scores.convention.size).toBe(48);
    expect(scores.perImage.iou).toBeGreaterThan(0.9);
  });

  it('puts the worst picture first, and its split hash depends on the names, not on their order', async () => {
    const forwards = circles(4);
    const backwards = { ...forwards, name: (k: number) => forwards.name(3 - k), read: (k: number) => forwards.read(3 - k) };
    const [one, two] = await Promise.all(
      [forwards, backwards].map((source) => evaluate({ ...common, source, segment: COLOUR_RULE.segment })),
    );
    expect(one).toEqual(two);
    const ious = one?.worst.map(({ iou }) => iou) ?? [];
    expect(ious).toEqual(ious.toSorted((a, b) => a - b));
    const other = await evaluate({ ...common, source: circles(4, { from: 1 }), segment: COLOUR_RULE.segment });
    expect(other.convention.splitHash).not.toBe(one?.convention.splitHash);
  });

  it('reports progress, can be cancelled, and refuses an empty set', async () => {
    const progress: number[] = [];
    const controller = new AbortController();
    const cancelled = evaluate({
      ...common,
      source: circles(5),
      segment: COLOUR_RULE.segment,
      signal: controller.signal,
      onProgress: ({ done }) => {
        progress.push(done);
        if (done === 2) controller.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(progress).toEqual([1, 2]);
    await expect(evaluate({ ...common, source: circles(0), segment: COLOUR_RULE.segment })).rejects.toMatchObject({ code: 'data' });
  });
});

it('the reduction of pictures averages, so that thin lines fade instead of vanishing', async () => {
  const [width, height] = [64, 64];
  const rgb = Uint8Array.from({ length: 3 * width * height }, (_, k) => (Math.floor(k / 3) % 2 === 0 ? 0 : 200));
  const skin = Uint8Array.from({ length: width * height }, (_, k) => (k % width < width / 2 ? 255 : 0));
  const reduced = await reduceSample({ width, height, rgb, skin, person: null }, 16);
  expect([reduced.width, reduced.height, reduced.person]).toEqual([16, 16, null]);
  for (const value of reduced.rgb) expect(Math.abs(value - 100)).toBeLessThan(15);
  expect([...reduced.skin.slice(0, 16)]).toEqual([...Array(8).fill(255), ...Array(8).fill(0)]);
});
