import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateModel, segmentFolder, trainRun } from '../../../main/jobs/modelTasks.ts';
import { renderDataset } from '../../../main/jobs/renderDataset.ts';
import { forkWorker } from '../../../main/jobs/spawn.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import { RECIPES, type Recipe } from '../../../shared/domain/training/recipe.ts';
import { fakeBlender } from './fakeBlender.ts';

const recipe: Recipe = {
  ...RECIPES.quick,
  model: { kind: 'unet', width: 4, depth: 2, norm: 'group' },
  patchSize: 32,
  batchSize: 4,
  epochs: 2,
};
const training = { name: 'Test', recipe, seed: 1, device: 'auto', resume: false };

describe('networks in a process of their own', () => {
  let folder: string;
  let data: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-model-'));
    data = join(folder, 'dataset');
    const mixed = builtinPreset('mixed');
    if (mixed === undefined) throw new Error('The preset "mixed" is gone.');
    const preset = { ...mixed, frames: 16, framesPerSubject: 2, render: { ...mixed.render, width: 32, height: 32 } };
    await renderDataset({ preset, name: 'Halves', out: data }, { blender: fakeBlender().supply });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('trains, tells of steps, epochs and progress, scores the model and segments with it', async () => {
    const reports: JobProgress[] = [];
    const steps: number[] = [];
    const epochs: number[] = [];
    const run = await trainRun(
      { ...training, data: [{ path: data }], out: join(folder, 'run') },
      {
        onProgress: (report) => reports.push(report),
        onStep: ({ step }) => steps.push(step),
        onEpoch: ({ epoch }) => epochs.push(epoch),
      },
    );
    expect(epochs).toEqual([1, 2]);
    expect(steps).toEqual(steps.map((_, i) => i + 1));
    expect(reports.at(-1)).toMatchObject({ value: 1, unit: 'steps' });
    expect(run.run.trainingFrames + run.run.validationFrames).toBe(16);

    const scored = await evaluateModel({ model: run.model, data, layout: 'auto', split: null, size: null });
    expect(scored).toMatchObject({ images: 16, convention: { split: 'all', labelPolicy: 'paper' } });

    const masks = await segmentFolder({ model: run.model, input: join(data, 'images'), out: join(folder, 'masks') });
    expect(masks.pictures).toHaveLength(16);
    expect(await sharp(masks.pictures[0]?.mask).metadata()).toMatchObject({
      format: 'png',
      width: 32,
      height: 32,
      channels: 1,
      depth: 'uchar',
    });
    const values = new Set(await sharp(masks.pictures[0]?.mask).raw().toBuffer());
    expect([...values].filter((value) => value !== 0 && value !== 255)).toEqual([]);
  });

  it('scores the colour rule, on a list of pictures too', async () => {
    const list = join(folder, 'list.txt');
    await writeFile(list, '000001\n000002\n');
    const scored = await evaluateModel({ model: 'colour-rule', data, layout: 'auto', split: list, size: 64 });
    expect(scored).toMatchObject({ model: 'colour-rule', images: 2, convention: { split: 'list.txt', size: 64 } });
  });

  it('stops a training on cancel, and goes on with it later', async () => {
    const stopping = new AbortController();
    const out = join(folder, 'stopped');
    const long = { ...training, recipe: { ...recipe, epochs: 200 }, data: [{ path: data }], out };
    const stopped = trainRun(long, { signal: stopping.signal, onEpoch: () => stopping.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    await expect(trainRun(long)).rejects.toMatchObject({ code: 'conflict' });
    const resumed = await trainRun({ ...long, recipe: { ...recipe, epochs: 3 }, resume: true });
    expect(resumed.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });

  it('tells what was wrong in the process as if there were none', async () => {
    const lost = trainRun({ ...training, data: [{ path: join(folder, 'nowhere') }], out: join(folder, 'never') });
    await expect(lost).rejects.toMatchObject({ code: 'not-found' });
    await writeFile(join(folder, 'broken.onnx'), 'no model');
    const broken = evaluateModel({ model: join(folder, 'broken.onnx'), data, layout: 'auto', split: null, size: null });
    await expect(broken).rejects.toMatchObject({ code: 'data', message: expect.stringContaining('broken.onnx') });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('says that the process died, how, and what to do', async () => {
    const dying = trainRun(
      { ...training, data: [{ path: data }], out: join(folder, 'dead') },
      { spawn: () => forkWorker(join(import.meta.dirname, 'dyingProcess.ts')) },
    );
    await expect(dying).rejects.toMatchObject({
      code: 'training',
      message: expect.stringContaining('SIGKILL'),
      next: expect.stringContaining('Resume'),
    });
  });

  it('leaves a picture that cannot be read out, and says so, instead of failing with the whole folder', async () => {
    const photos = join(folder, 'photos');
    await mkdir(photos);
    const { model } = await trainRun({ ...training, recipe: { ...recipe, epochs: 1 }, data: [{ path: data }], out: join(folder, 'small') });
    await sharp({ create: { width: 50, height: 37, channels: 3, background: '#c08060' } })
      .jpeg()
      .toFile(join(photos, 'good.jpg'));
    await writeFile(join(photos, 'cut.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
    const notices: string[] = [];
    const summary = await segmentFolder({ model, input: photos, out: join(folder, 'out') }, { onNotice: (text) => notices.push(text) });
    expect(summary.pictures.map(({ picture }) => picture)).toEqual([join(photos, 'good.jpg')]);
    expect(summary.failed).toHaveLength(1);
    expect(notices[0]).toContain('cut.jpg');
    expect(await readdir(join(folder, 'out'))).toEqual(['good.png']);
    expect(await sharp(join(folder, 'out', 'good.png')).metadata()).toMatchObject({ width: 50, height: 37 });
  });
});
