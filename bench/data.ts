import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { sourceOf } from '../main/jobs/sources.ts';
import { dataThreadEntry } from '../main/jobs/spawn.ts';
import { Batches } from '../main/trainer/adaptation/batches.ts';
import { BatchQueue } from '../main/trainer/data/batchQueue.ts';
import { LocalCutter } from '../main/trainer/data/patchCutter.ts';
import { ThreadedCutter } from '../main/trainer/data/threadedCutter.ts';
import { RECIPES, type Recipe } from '../shared/domain/training/recipe.ts';
import { type PictureKind, writePairs } from './dataPictures.ts';
import { type StepWaits, stepWaits } from './dataWaits.ts';
import { answerOf } from './peers/answerOf.ts';
import type { Table } from './table.ts';

const THREADS = [0, 1, 2];
/** Epochs: the first is cold, the last warm. */
const EPOCHS = 3;
const ROUNDS = 2;
const CACHE_BYTES = 1e9;

/** What is done to every patch, on either side. */
const RECIPE: Recipe = {
  ...RECIPES.quick,
  patchSize: 256,
  augmentation: { ...RECIPES.quick.augmentation, blur: { share: 0.2, sigma: 1.5 }, jpeg: { share: 0.2, quality: 50 } },
};
const LONGEST_SIDE = 4 * RECIPE.patchSize;

const KINDS: readonly (PictureKind & { readonly count: number })[] = [
  { title: '512 × 512 PNG', width: 512, height: 512, ending: 'png', count: 64 },
  { title: '12 MP JPEG', width: 4000, height: 3000, ending: 'jpg', count: 8 },
];

const PeerAnswer = z.object({ version: z.string(), epochSeconds: z.array(z.number()) });
type Rates = { readonly cold: number; readonly warm: number };

async function ours(pairs: Parameters<typeof sourceOf>[0], threads: number): Promise<Rates> {
  const source = sourceOf(pairs);
  const options = { longestSide: LONGEST_SIDE, cacheBytes: CACHE_BYTES };
  const cutter = threads === 0 ? new LocalCutter(options) : await ThreadedCutter.start(dataThreadEntry(), threads, options);
  const even = { positive: 1, negative: 1 };
  const batches = new Batches({ training: source, target: null, cutter, classWeights: { skin: even, person: even } }, RECIPE, 1);
  const queue = new BatchQueue((step) => batches.make(step), cutter.ahead);
  const steps = Math.floor(source.length / RECIPE.batchSize);
  const seconds: number[] = [];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const started = performance.now();
    for (let step = epoch * steps; step < (epoch + 1) * steps; step++) await queue.take(step, EPOCHS * steps);
    seconds.push((performance.now() - started) / 1000);
  }
  await cutter.close();
  return ratesOf(seconds, steps * RECIPE.batchSize);
}

function ratesOf(seconds: readonly number[], images: number): Rates {
  return { cold: images / (seconds[0] ?? Number.NaN), warm: images / (seconds.at(-1) ?? Number.NaN) };
}

/** A Python with torch, Pillow and NumPy: `S2MGEN_TORCH_PYTHON`. */
async function theirs(python: string, pairs: Parameters<typeof sourceOf>[0], threads: number): Promise<Rates & { version: string }> {
  const options = {
    pairs: pairs.flatMap((part) => part.pairs),
    threads,
    epochs: EPOCHS,
    longestSide: LONGEST_SIDE,
    batchSize: RECIPE.batchSize,
    patchSize: RECIPE.patchSize,
    augmentation: RECIPE.augmentation,
  };
  const { version, epochSeconds } = await answerOf(PeerAnswer, python, 'data_loader.py', [JSON.stringify(options)]);
  return { version, ...ratesOf(epochSeconds, Math.floor(options.pairs.length / RECIPE.batchSize) * RECIPE.batchSize) };
}

/**
 * The data path alone, in images per second, beside a PyTorch DataLoader that does the same work; and how long a training
 * waits for its data.
 */
export async function run(): Promise<Table[]> {
  const python = process.env.S2MGEN_TORCH_PYTHON;
  const folder = await mkdtemp(path.join(tmpdir(), 's2mgen-bench-'));
  try {
    const rows: (string | number)[][] = [];
    const waits: StepWaits[] = [];
    let version = 'No Python with torch and Pillow was named (S2MGEN_TORCH_PYTHON), so there is nothing to compare with.';
    for (const kind of KINDS) {
      const parts = [{ key: '', pairs: await writePairs(path.join(folder, kind.ending), kind, kind.count) }];
      const found = new Map<string, Rates[]>();
      const note = (program: string, rates: Rates) => found.set(program, [...(found.get(program) ?? []), rates]);
      for (let round = 0; round < ROUNDS; round++) {
        for (const threads of THREADS) {
          note(`studio, ${threads} threads`, await ours(parts, threads));
          if (python === undefined) continue;
          const peer = await theirs(python, parts, threads);
          version = `${peer.version}.`;
          note(`DataLoader, ${threads} workers`, peer);
        }
      }
      for (const [program, rates] of found) {
        const each = (of: keyof Rates) => rates.map((rate) => rate[of].toFixed(0)).join(', ');
        rows.push([kind.title, program, each('cold'), each('warm')]);
      }
      if (kind.ending === 'png') for (const threads of THREADS) waits.push(await stepWaits(sourceOf(parts), threads));
    }
    return [
      {
        title: 'Data path: decode, crop, augment',
        columns: ['pictures', 'program', `images per second, cold, ${ROUNDS} rounds`, 'warm'],
        rows,
        notes: [
          `Patches of 256², batch 4, flip, scale 0.8 – 1.5, colour 0.1, a fifth blurred, a fifth through JPEG; pictures above ${LONGEST_SIDE} pixels reduced to that. ${version}`,
          `Cold: first epoch (files in the system's cache); warm: epoch ${EPOCHS}. Caches hold all pictures; a DataLoader's are per worker, and each worker is handed any picture.`,
        ],
      },
      {
        title: 'Waiting for data in a training',
        columns: ['data threads', 'images per second', 'share of the epoch spent waiting, cold', 'warm'],
        rows: waits.map(({ threads, imagesPerSecond, cold, warm }) => [
          threads,
          imagesPerSecond.toFixed(2),
          `${(100 * cold).toFixed(1)} %`,
          `${(100 * warm).toFixed(1)} %`,
        ]),
        notes: ['U-Net of width 16, 128², batch 4, on all cores (recipe "quick"), 64 pictures of 512² and an epoch of 16 steps.'],
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
