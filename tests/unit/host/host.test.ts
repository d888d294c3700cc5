import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../main/host/index.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { ADAPTATIONS } from '../../../shared/domain/training/adaptation.ts';
import { RECIPES } from '../../../shared/domain/training/recipe.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { jobOver, openHost } from './support/openHost.ts';

describe('host', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-host-'));
    ({ host, studio } = openHost(folder));
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  const over = (job: Job) => jobOver(studio, job);

  async function imported(count = 6): Promise<string> {
    const photos = join(folder, 'photos');
    await writeRealDataset(photos, count);
    const job = await over(await studio.datasets.import({ path: photos, name: 'Photos', layout: 'auto' }));
    expect(job).toMatchObject({ state: 'done', failure: null });
    return job.target ?? '';
  }

  it('tells what is there, and why there is no Blender', async () => {
    const status = await studio.system.status({});
    expect(status).toMatchObject({ version: '1.2.3', shell: 'server', library: join(folder, 'library'), blender: null });
    expect(status.blenderProblem).toContain('no-blender');
    expect(status.freeBytes).toBeGreaterThan(0);
    expect(status.providers).toContainEqual(expect.objectContaining({ name: 'cpu', usable: true }));
    await expect(studio.system.chooseFolder({ title: 'Open' })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('keeps the user’s presets, protects the built-in ones, and says what is wrong with a file', async () => {
    const [builtin] = await studio.presets.list({});
    if (builtin === undefined) throw new Error('There are no built-in presets.');
    expect(builtin).toMatchObject({ builtin: true, id: 'builtin:mixed' });
    await expect(studio.presets.save({ id: builtin.id, preset: builtin.preset })).rejects.toMatchObject({ code: 'conflict' });
    const saved = await studio.presets.save({ id: null, preset: { ...builtin.preset, name: 'Mine' } });
    await studio.presets.save({ id: saved.id, preset: { ...saved.preset, frames: 7 } });
    const mine = (await studio.presets.list({})).filter((entry) => !entry.builtin);
    expect(mine).toMatchObject([{ id: saved.id, preset: { name: 'Mine', frames: 7 } }]);
    await studio.presets.remove({ id: saved.id });
    expect((await studio.presets.list({})).every((entry) => entry.builtin)).toBe(true);

    const text = JSON.stringify({ ...builtin.preset, room: { ...builtin.preset.room, width: { min: 9, max: 3 } } });
    await expect(studio.presets.parse({ text })).rejects.toMatchObject({ code: 'invalid', details: [{ path: 'room.width' }] });
  });

  it('keeps recipes of the user beside the built-in ones', async () => {
    const mine = { ...RECIPES.quick, name: 'My faces', epochs: 7 };
    await studio.runs.saveRecipe({ recipe: mine });
    await studio.runs.saveRecipe({ recipe: { ...mine, epochs: 8 } });
    await writeFile(join(folder, 'library/recipes/broken.json'), '{');
    const names = Object.keys(RECIPES);
    expect((await studio.runs.recipes({})).slice(names.length)).toEqual([{ ...mine, epochs: 8 }]);
    await expect(studio.runs.saveRecipe({ recipe: { ...mine, name: 'paper' } })).rejects.toMatchObject({ code: 'conflict' });
    await expect(studio.runs.saveRecipe({ recipe: { ...mine, name: '../escape' } })).rejects.toMatchObject({ code: 'invalid' });
    await studio.runs.removeRecipe({ name: mine.name });
    expect(await studio.runs.recipes({})).toHaveLength(names.length);
  });

  it('imports photographs in place and serves their pictures, masks and thumbnails', async () => {
    const id = await imported();
    expect(await studio.datasets.list({})).toMatchObject([
      { id, name: 'Photos', kind: 'real', source: 'folder', frames: 6, meanSkinShare: 0.5 },
    ]);
    const { total, frames } = await studio.datasets.frames({
      id,
      filter: {},
      sort: { by: 'frame', descending: false },
      offset: 2,
      limit: 2,
    });
    expect([total, frames.length]).toEqual([6, 2]);
    const [frame] = frames;
    if (frame === undefined) throw new Error('No frame.');
    expect(frame).toMatchObject({ index: 2, frame: 2, name: 'photo2', width: 48, skinShare: 0.5, person: null });
    for (const [url, type, width] of [
      [frame.image, 'image/png', 48],
      [frame.skin, 'image/png', 48],
      [frame.thumbnail, 'image/webp', 48],
    ] as const) {
      const response = await host.respond(new Request(`http://127.0.0.1/${url}`));
      expect([url, response.status, response.headers.get('content-type')]).toEqual([url, 200, type]);
      expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).width).toBeGreaterThanOrEqual(width);
    }
    expect(await studio.datasets.frame({ id, frame: 2 })).toMatchObject({ entry: { name: 'photo2' }, record: null });
    await expect(studio.datasets.frame({ id, frame: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('never deletes photographs that it did not make', async () => {
    const id = await imported(2);
    await expect(studio.datasets.remove({ id, deleteFiles: true })).rejects.toMatchObject({ code: 'invalid' });
    await studio.datasets.remove({ id, deleteFiles: false });
    expect(await studio.datasets.list({})).toEqual([]);
    expect((await sharp(join(folder, 'photos/images/photo0.png')).metadata()).width).toBe(48);
  });

  it('trains on a dataset, shows the run while it learns, and scores model and colour rule', async () => {
    const dataset = await imported(12);
    const recipe = {
      ...RECIPES.quick,
      model: { kind: 'unet', width: 4, depth: 2, norm: 'group' },
      patchSize: 32,
      batchSize: 4,
      epochs: 2,
    } as const;
    const training = await over(await studio.runs.train({ name: 'First', datasets: [{ dataset }], recipe, seed: 1, device: 'auto' }));
    expect(training).toMatchObject({ state: 'done', failure: null, progress: { value: 1 } });
    const run = training.target ?? '';
    const [entry] = await studio.runs.list({});
    expect(entry).toMatchObject({ id: run, name: 'First', path: join(folder, 'library/runs/first') });
    expect(entry?.epochs).toHaveLength(2);
    for await (const live of studio.runs.watch({ id: run })) {
      expect(live).toMatchObject({ epochs: [{ epoch: 1 }, { epoch: 2 }], steps: [] });
      break;
    }
    expect(await over(await studio.runs.evaluate({ run, dataset, size: 64 }))).toMatchObject({ state: 'done', target: run });
    expect(await over(await studio.runs.evaluate({ run: null, dataset, size: 64 }))).toMatchObject({ state: 'done' });
    expect((await studio.runs.list({}))[0]?.evaluations).toMatchObject([{ data: 'Photos', images: 12 }]);
    expect(await studio.runs.baselines({})).toMatchObject([{ model: 'colour-rule', data: 'Photos', perImage: { iou: 1 } }]);

    const [log] = await studio.runs.export({ id: run, format: 'csv', dir: join(folder, 'log') });
    expect(log).toBe(join(folder, 'log/First.csv'));
    expect((await readFile(log ?? '', 'utf8')).trim().split('\n')).toHaveLength(3);

    const [model, words] = await studio.runs.exportModel({ id: run, dir: join(folder, 'model') });
    expect(await readFile(model ?? '')).toEqual(await readFile(entry?.model ?? ''));
    expect(await readFile(words ?? '', 'utf8')).toContain('| Photos | 12 |');
    const { parameters } = await studio.runs.measure({ model: recipe.model, adaptation: recipe.adaptation });
    expect(await studio.runs.card({ id: run })).toMatchObject({ data: [{ name: 'Photos', kind: 'real' }], parameters, otherSeeds: [] });
    expect(entry).toMatchObject({ parameters, trainingFrames: 9, validationFrames: 3, stepsPerEpoch: 2, labelPolicy: expect.any(String) });

    const adapted = await over(
      await studio.runs.train({
        name: 'Second',
        datasets: [{ dataset, ratio: 2 }],
        target: [{ dataset }],
        initial: run,
        recipe: { ...recipe, epochs: 1, adaptation: ADAPTATIONS.fda },
        seed: 1,
        device: 'auto',
      }),
    );
    expect(adapted).toMatchObject({ state: 'done', failure: null });
    const fields = { name: 'Second', ratios: [2], target: [expect.any(String)], initial: entry?.path, bestEpoch: 1 };
    expect((await studio.runs.list({}))[0]).toMatchObject(fields);
  });

  it('fails a job with what to do, and resumes it', async () => {
    const job = await over(await studio.datasets.import({ path: join(folder, 'later'), name: 'Later', layout: 'auto' }));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'not-found' } });
    await writeRealDataset(join(folder, 'later'), 2);
    const resumed = await studio.jobs.resume({ id: job.id });
    expect(await over(resumed)).toMatchObject({ state: 'done', failure: null });
    await studio.jobs.dismiss({ id: job.id });
    expect(await studio.jobs.list({})).toEqual([]);
  });

  it('fails a rendering without a Blender with the next step', async () => {
    const [mixed] = await studio.presets.list({});
    if (mixed === undefined) throw new Error('There are no built-in presets.');
    const job = await over(await studio.datasets.render({ preset: mixed.preset, name: 'Mixed', frames: 2 }));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'blender', next: expect.any(String) } });
  });

  it('takes in photographs for walls, and lets the sampler have those that were accepted', async () => {
    const photos = join(folder, 'walls');
    await mkdir(photos);
    const plain = (background: string) => sharp({ create: { width: 90, height: 70, channels: 3, background } }).png();
    await plain('#3060a0').toFile(join(photos, 'sea.png'));
    await plain('#cd9678').toFile(join(photos, 'skin.png'));
    await writeFile(join(photos, 'broken.jpg'), 'no picture');
    expect(await over(await studio.backgrounds.add({ path: photos }))).toMatchObject({ kind: 'backgrounds', state: 'done', failure: null });

    const { pictures, problems } = await studio.backgrounds.list({});
    expect(pictures).toMatchObject([
      { source: join(photos, 'skin.png'), suspected: true, verdict: 'open' },
      { source: join(photos, 'sea.png'), suspected: false, verdict: 'open' },
    ]);
    expect(problems).toMatchObject([{ source: join(photos, 'broken.jpg'), next: expect.any(String) }]);
    expect(await studio.presets.assets({})).toMatchObject({ userBackgrounds: [], packs: [] });
    const sea = pictures[1];
    if (sea === undefined) throw new Error('No picture.');
    await studio.backgrounds.judge({ ids: [sea.id], verdict: 'accepted' });
    expect(await studio.presets.assets({})).toMatchObject({ userBackgrounds: [`user/${sea.id}.jpg`], packs: [] });
    for (const url of [sea.thumbnail, sea.image]) {
      expect((await host.respond(new Request(`http://127.0.0.1/${url}`))).status).toBe(200);
    }

    await studio.backgrounds.remove({ ids: [sea.id] });
    expect(await studio.presets.assets({})).toMatchObject({ userBackgrounds: [] });
    expect((await sharp(join(photos, 'sea.png')).metadata()).width).toBe(90);
    expect(await over(await studio.backgrounds.add({ path: join(folder, 'nowhere') }))).toMatchObject({
      state: 'failed',
      failure: { code: 'not-found' },
    });
  });

  it('lets only one studio into a library', async () => {
    expect(() => openHost(folder)).toThrow(expect.objectContaining({ code: 'conflict', next: expect.any(String) }));
    await host.close();
    ({ host, studio } = openHost(folder));
  });

  it('opens a library that was left in a hurry, whatever lies in it', async () => {
    await host.close();
    await writeFile(join(folder, 'library/presets/broken.json'), '{');
    ({ host, studio } = openHost(folder));
    expect((await studio.presets.list({})).every((entry) => entry.builtin)).toBe(true);
  });
});
