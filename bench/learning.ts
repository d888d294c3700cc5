import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readPairs } from '../main/datasets/index.ts';
import { renderDataset } from '../main/jobs/index.ts';
import { sourceOf } from '../main/jobs/sources.ts';
import type { Batch } from '../main/trainer/data/batch.ts';
import { LocalCutter } from '../main/trainer/data/patchCutter.ts';
import { Patches, stepsPerEpoch } from '../main/trainer/data/patches.ts';
import type { SampleSource } from '../main/trainer/data/source.ts';
import { splitByGroup } from '../main/trainer/index.ts';
import { learningRateAt } from '../main/trainer/optimisers/schedule.ts';
import { chooseForm } from '../main/trainer/training/memoryForm.ts';
import { StepRunner } from '../main/trainer/training/stepRunner.ts';
import { exportedWeights, initialState } from '../main/trainer/training/trainedState.ts';
import { builtinPreset } from '../shared/domain/preset/builtin.ts';
import { RECIPES } from '../shared/domain/training/recipe.ts';
import { benchBlender } from './peer.ts';
import { answerOf } from './peers/answerOf.ts';
import { drawCurves } from './peers/drawCurves.ts';
import { findTorch } from './peers/findTorch.ts';
import { heldOutIou } from './peers/heldOutIou.ts';
import type { Table } from './table.ts';

const FRAMES = 96;
const SIDE = 128;
const STEPS = 300;
/** Steps whose mean loss is one row. */
const WINDOW = 50;
const SEEDS = [0, 1, 2];
const PICTURE = fileURLToPath(new URL('../docs/pictures/learning.svg', import.meta.url));

const recipe = { ...RECIPES.quick, patchSize: SIDE } as const;
const { model, adaptation, batchSize, patchSize, optimiser } = recipe;
const headWeights = [1, recipe.loss.personHead];
const unweighted = { positive: 1, negative: 1 };
const Answer = z.object({ losses: z.array(z.number()).length(STEPS) });

interface Course {
  readonly losses: readonly number[];
  readonly parameters: Float32Array;
}

/**
 * The same weights, batches and rates given to the studio's trainer and to PyTorch: the loss of each step, and the IoU on
 * people that neither saw. Draws docs/pictures/learning.svg. `S2MGEN_BENCH_DATA` names a rendered dataset; without it 96 frames
 * are rendered.
 */
export async function run(): Promise<Table> {
  const torch = await findTorch();
  if (torch === null) throw new Error('No Python with torch was found: set S2MGEN_TORCH_PYTHON.');
  const folder = await mkdtemp(path.join(tmpdir(), 's2mgen-learning-'));
  try {
    const all = sourceOf([{ key: '', pairs: (await readPairs(process.env.S2MGEN_BENCH_DATA ?? (await renderFrames(folder)))).pairs }]);
    const { training, validation } = splitByGroup(all, 0.25, 0);
    if (validation === null) throw new Error('The dataset has too few people to hold some out.');
    const courses = [];
    for (const seed of SEEDS) {
      const files = { batches: path.join(folder, 'batches.f32'), start: path.join(folder, 'start.f32'), end: path.join(folder, 'end.f32') };
      const studio = await learn(training, seed, files);
      const peer = await learnInTorch(torch.python, training, files);
      const iou = await Promise.all([studio, peer].map(({ parameters }) => heldOutIou(model, parameters, validation)));
      courses.push({ studio: studio.losses, peer: peer.losses, iou });
    }
    await writeFile(PICTURE, drawCurves(courses, WINDOW / 5));
    return asTable(courses, training.length, validation.length, torch.version);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function renderFrames(folder: string): Promise<string> {
  const mixed = builtinPreset('mixed');
  if (!mixed) throw new Error('The preset "mixed" is missing.');
  const render = { ...mixed.render, width: SIDE, height: SIDE };
  const preset = { ...mixed, frames: FRAMES, framesPerSubject: 2, render };
  const made = await renderDataset({ preset, name: 'Learning', out: path.join(folder, 'dataset') }, { blender: await benchBlender() });
  return made.folder;
}

function rates(frames: number): number[] {
  const course = (step: number) => ({ step, steps: STEPS, stepsPerEpoch: stepsPerEpoch(frames, batchSize) });
  return Array.from({ length: STEPS }, (_, step) => learningRateAt(recipe.schedule, optimiser.learningRate, course(step)));
}

/** Trains here; leaves the first weights and every batch in files for the other. */
async function learn(source: SampleSource, seed: number, files: { batches: string; start: string }): Promise<Course> {
  const first = initialState({ model, adaptation }, seed);
  await writeFile(files.start, exportedWeights(first).parameters);
  const { form } = await chooseForm({ model, adaptation, batchSize });
  const runner = await StepRunner.create({ model, adaptation, batchSize, patchSize, adam: optimiser, headWeights, form }, first);
  const cutter = new LocalCutter({ longestSide: 2 * SIDE, cacheBytes: 2 ** 28 });
  const patches = new Patches(source, cutter, {
    ...{ count: batchSize, accumulation: 1, patchSize, augmentation: recipe.augmentation, seed, ratios: null, stream: '' },
    classWeights: { skin: unweighted, person: unweighted },
  });
  const file = createWriteStream(files.batches);
  const losses: number[] = [];
  for (const [step, learningRate] of rates(source.length).entries()) {
    const batch = await patches.make(step);
    append(file, batch);
    losses.push(...(await runner.run([{ batches: [batch], rates: { learningRate, reversal: 0 } }])));
  }
  await new Promise((resolve) => file.end(resolve));
  const { parameters } = exportedWeights(await runner.state());
  await runner.close();
  return { losses, parameters };
}

function append(file: NodeJS.WritableStream, { images, targets, weights }: Batch): void {
  for (const plane of [images, targets, weights]) file.write(new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength));
}

async function learnInTorch(python: string, source: SampleSource, files: { batches: string; start: string; end: string }): Promise<Course> {
  const options = { ...model, ...files, batchSize, patchSize, headWeights, rates: rates(source.length), threads: availableParallelism() };
  const { losses } = await answerOf(Answer, python, 'torch_learn.py', [JSON.stringify(options)]);
  const bytes = await readFile(files.end);
  return { losses, parameters: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) };
}

interface Pair {
  readonly studio: readonly number[];
  readonly peer: readonly number[];
  readonly iou: readonly number[];
}

function asTable(courses: readonly Pair[], frames: number, heldOut: number, version: string): Table {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const cells = (from: number, to: number) =>
    courses.flatMap(({ studio, peer }) => [studio, peer].map((losses) => mean(losses.slice(from, to)).toFixed(4)));
  const windows = Array.from({ length: STEPS / WINDOW }, (_, k) => [k * WINDOW, (k + 1) * WINDOW] as const);
  const nearest = courses.map(({ studio, peer }) => Math.max(...studio.slice(0, 10).map((loss, k) => Math.abs(loss - (peer[k] ?? 0)))));
  return {
    title: 'Learning check: the same weights, batches and rates',
    columns: ['steps', ...SEEDS.flatMap((seed) => [`studio, seed ${seed}`, `PyTorch, seed ${seed}`])],
    rows: [
      ...windows.map(([from, to]) => [`${from + 1}–${to}`, ...cells(from, to)]),
      ['IoU on unseen people', ...courses.flatMap(({ iou }) => iou.map((value) => value.toFixed(3)))],
    ],
    notes: [
      `Mean loss over ${WINDOW} steps; U-Net of width ${model.width}, ${model.norm} norm, recipe "quick" at ${SIDE}², ${frames} frames of the preset "mixed"; IoU of skin, pooled over ${heldOut} other frames.`,
      `Largest difference of the loss within the first ten steps: ${nearest.map((value) => value.toExponential(0)).join(', ')}. Later ones part by rounding: training is chaotic.`,
      `PyTorch ${version}, eager.`,
    ],
  };
}
