import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import { takeUse } from '../../../main/datasets/index.ts';
import type { Host } from '../../../main/host/index.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';
import { RECIPES } from '../../../shared/domain/training/recipe.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { run } from '../cli/run.ts';
import { drawnDataset, OPTIONS } from '../exports/support.ts';
import { openHost } from './support/openHost.ts';

const POLICY = { name: 'faces', skin: ['face' as const] };
const SPLIT = { name: 'mine', ratios: { train: 0.5, validation: 0, test: 0.5 }, seed: 2, groupedBy: ['subject' as const] };
const TINY = {
  ...RECIPES.quick,
  epochs: 400,
  batchSize: 1,
  patchSize: 32,
  model: { kind: 'unet', width: 4, depth: 2, norm: 'group' },
} as const;

describe('a dataset that is in use', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;
  let id: string;
  const dir = () => join(folder, 'library/datasets/drawn');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-uses-'));
    await drawnDataset(dir(), 4);
    const catalogue = openCatalogue(join(folder, 'library'), 'studio');
    ({ id } = await catalogue.datasets.putFolder(dir()));
    catalogue.close();
    ({ host, studio } = openHost(folder));
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  const train = (dataset = id, name = 'faces') =>
    studio.runs.train({
      name,
      datasets: [{ dataset, ratio: null, split: null }],
      target: [],
      initial: null,
      recipe: TINY,
      seed: 0,
      device: 'cpu',
    });
  const inState = (job: Job, ...states: Job['state'][]) =>
    vi.waitFor(async () => expect(states).toContain((await studio.jobs.list({})).find((one) => one.id === job.id)?.state), 15_000);
  const uses = () => (existsSync(join(dir(), '.uses')) ? readdir(join(dir(), '.uses')) : []);

  /** Everything that changes a dataset, as the window asks for it. */
  const changes = (dataset = id): (() => Promise<unknown>)[] => [
    () => studio.datasets.remove({ id: dataset, deleteFiles: false }),
    () => studio.care.relabel({ id: dataset, policy: POLICY }),
    () => studio.care.check({ id: dataset, repair: 'drop' }),
    () => studio.care.makeSplit({ id: dataset, ...SPLIT }),
    () => studio.care.removeSplit({ id: dataset, name: 'mine' }),
  ];

  it('is not changed while a training reads it, waits to read it, or is paused; afterwards it is', async () => {
    const job = await train();
    const second = await train(id, 'later');
    await vi.waitFor(async () => expect(await uses()).toHaveLength(1), 15_000);
    for (const change of changes()) {
      await expect(change()).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('drawn is in use: "Train'),
        next: 'Let it finish, or cancel it in the list of jobs.',
        details: expect.arrayContaining([
          { path: `job ${job.id}`, rule: '"Train faces" reads it' },
          { path: `job ${second.id}`, rule: '"Train later" waits to read it' },
        ]),
      });
    }
    // What only reads or adds goes along.
    expect(await studio.care.makeSplit({ ...SPLIT, id, name: 'another' })).toMatchObject({ name: 'another' });
    await inState(await studio.care.check({ id, repair: 'none' }), 'done');
    await inState(await studio.care.export({ id, out: join(folder, 'coco'), filter: ALL_FRAMES, options: exportChoices() }), 'done');

    await studio.jobs.cancel({ id: second.id });
    await studio.jobs.pause({ id: job.id });
    expect(await uses()).toEqual([]);
    await expect(studio.care.removeSplit({ id, name: 'mine' })).rejects.toMatchObject({
      message: 'drawn is in use: "Train faces" is paused and will read it again.',
    });
    await studio.jobs.cancel({ id: job.id });
    await studio.care.removeSplit({ id, name: 'mine' });
    await studio.datasets.remove({ id, deleteFiles: true });
    expect(existsSync(join(dir(), 'images'))).toBe(false);
  });

  it('photographs: neither are they forgotten meanwhile, and nothing is written beside them', async () => {
    const photos = join(folder, 'photos');
    await writeRealDataset(photos, 4);
    const imported = await studio.datasets.import({ path: photos, name: 'Photos', layout: 'auto' });
    await inState(imported, 'done');
    const real = (await studio.datasets.list({})).find(({ kind }) => kind === 'real')?.id ?? '';
    const before = await readdir(photos, { recursive: true });
    const job = await train(real);
    await vi.waitFor(() => expect(existsSync(join(folder, 'library/uses', real))).toBe(true), 15_000);
    await expect(studio.datasets.remove({ id: real, deleteFiles: false })).rejects.toMatchObject({
      message: 'Photos is in use: "Train faces" reads it.',
    });
    expect(await readdir(photos, { recursive: true })).toEqual(before);
    await studio.jobs.cancel({ id: job.id });
    expect((await studio.datasets.remove({ id: real, deleteFiles: false })).undo).not.toBeNull();
  });

  it('a command in another process keeps the window from changing it, and a killed one does not', async () => {
    const other = await holder('read', 's2mgen train');
    for (const change of changes()) {
      await expect(change()).rejects.toMatchObject({
        code: 'conflict',
        message: `drawn is in use: "s2mgen train" (process ${other.pid}) reads it.`,
        next: 'Let it finish, or stop that command.',
      });
    }
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(await uses()).toHaveLength(1);
    await studio.care.removeSplit({ id, name: 'mine' });
    expect(await uses()).toEqual([]);
  });

  it('the window keeps commands from changing it, by the title of its job, and a change keeps readers out', async () => {
    const job = await train();
    await vi.waitFor(async () => expect(await uses()).toHaveLength(1), 15_000);
    const library = ['--library', join(folder, 'library')];
    for (const command of [
      ['relabel', dir(), '--policy', 'strict'],
      ['split', dir(), '--name', 'mine'],
    ]) {
      const { code, err } = await run(...command, ...library);
      expect([code, err]).toEqual([1, expect.stringContaining('"Train faces" reads it')]);
    }
    expect((await run('split', dir(), '--name', 'new', ...library)).code).toBe(0);
    await studio.jobs.cancel({ id: job.id });

    const other = await holder('change', 's2mgen relabel');
    await expect(train()).rejects.toMatchObject({ message: `drawn is in use: "s2mgen relabel" (process ${other.pid}) changes it.` });
    const { err } = await run('export', dir(), '--format', 'coco', '--out', join(folder, 'out'), ...library);
    expect(err).toContain(`"s2mgen relabel" (process ${other.pid}) changes it`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect((await run('relabel', dir(), '--policy', 'strict', ...library)).err).not.toContain('in use');
  });

  it('two changes do not meet, and a failed start leaves nothing behind', async () => {
    const place = { name: 'drawn', folder: join(dir(), '.uses') };
    const first = takeUse(place, { kind: 'change', title: 'one', job: 'a' });
    expect(() => takeUse(place, { kind: 'change', title: 'two', job: 'b' })).toThrowError('"one" changes it');
    expect(await uses()).toHaveLength(1);
    // A job is not in its own way.
    takeUse(place, { kind: 'change', title: 'one', job: 'a' }).release();
    first.release();
    expect(await uses()).toEqual([]);
  });

  function exportChoices() {
    const { frames: _, ...choices } = OPTIONS;
    return choices;
  }

  /** Another process that uses the dataset until it is killed. */
  async function holder(kind: 'read' | 'change', title: string) {
    const program = `
      const { takeUse } = await import(${JSON.stringify(join(process.cwd(), 'main/datasets/index.ts'))});
      takeUse({ name: 'drawn', folder: ${JSON.stringify(join(dir(), '.uses'))} }, { kind: '${kind}', title: '${title}', job: null });
      console.log('taken');
      setInterval(() => {}, 1000);
    `;
    const other = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    return other;
  }
});
