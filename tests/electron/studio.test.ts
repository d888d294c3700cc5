import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { type ElectronApp, launchElectron } from '../harness/electron/launch.ts';
import { pageClient } from '../harness/electron/pageClient.ts';
import { writeRealDataset } from '../harness/pictures.ts';

const Inspected = z.looseObject({
  windows: z.number(),
  options: z.looseObject({ webPreferences: z.looseObject({}), x: z.number().optional() }),
  isShown: z.boolean(),
  focused: z.boolean(),
  permissionHandlers: z.number(),
  opened: z.array(z.string()),
  notifications: z.array(z.object({ title: z.string(), body: z.string() })),
  menu: z.array(z.string()),
});

describe('desktop studio on a stand-in for Electron', () => {
  let folder: string;
  let app: ElectronApp;

  const environment = () => ({
    S2MGEN_LIBRARY: join(folder, 'library'),
    S2MGEN_CONFIG: join(folder, 'config'),
    S2MGEN_CACHE: join(folder, 'cache'),
    S2MGEN_BLENDER: join(folder, 'no-blender'),
  });
  const inspect = async () => Inspected.parse(await app.ask({ type: 'inspect' }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-electron-'));
    app = await launchElectron(environment());
  });
  afterEach(async () => {
    await app.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for an isolated, sandboxed window without Node', async () => {
    await vi.waitFor(async () => expect(await inspect()).toMatchObject({ windows: 1, isShown: true, permissionHandlers: 2 }), 10_000);
    const { options } = await inspect();
    expect(options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false });
  });

  it('gives the page one frozen door and nothing of Node or Electron', async () => {
    const seen = await app.page.evaluate(() => {
      const bridge: unknown = Reflect.get(window, 'studio');
      const names = ['require', 'process', 'module', '__send', 'electron'].filter((name) => Reflect.has(window, name));
      return { keys: Object.keys(Object(bridge)).sort(), isFrozen: Object.isFrozen(bridge), names };
    });
    expect(seen).toEqual({ keys: ['onFrame', 'platform', 'send'], isFrozen: true, names: [] });
  });

  it('shows the studio under its policy, and reaches no other machine', async () => {
    await app.page.waitForFunction(() => document.querySelector('#root')?.childElementCount);
    const answers = await app.page.evaluate(async () => {
      const status = async (path: string) => (await fetch(path)).status;
      const foreign = await fetch('https://elsewhere.invalid/').then(
        () => 'reached',
        () => 'blocked',
      );
      const policy = (await fetch('/index.html')).headers.get('content-security-policy');
      return { missing: await status('/nothing.js'), outside: await status('/..%2f..%2fpackage.json'), foreign, policy };
    });
    expect(answers).toMatchObject({ missing: 404, outside: 404, foreign: 'blocked' });
    expect(answers.policy).toContain("default-src 'self'");
    expect(app.foreign).toEqual([]);
  });

  it('answers the page over the preload, with wrong input named by its path', async () => {
    const studio = pageClient(app.page);
    expect(await studio('system.status', {})).toMatchObject({
      value: { shell: 'electron', library: join(folder, 'library'), blender: null },
    });
    expect(
      await studio('datasets.frames', { id: 'x', filter: {}, sort: { by: 'frame', descending: false }, offset: -1, limit: 5 }),
    ).toMatchObject({
      error: { code: 'invalid', details: [{ path: 'offset' }] },
    });
    expect(await studio('system.nothing', {})).toMatchObject({ error: { code: 'not-found' } });
  });

  it('runs networks in a utility process, tells of the end when nobody looks, and survives a reload', async () => {
    const studio = pageClient(app.page);
    await writeRealDataset(join(folder, 'photos'), 4);
    await app.ask({ type: 'blur' });
    await studio('datasets.import', { path: join(folder, 'photos'), name: 'Photos', layout: 'auto' });
    await vi.waitFor(async () => expect((await inspect()).notifications).toEqual([{ title: 'Import Photos', body: 'Finished' }]), 20_000);
    const { value: datasets } = await studio('datasets.list', {});
    const [dataset] = z.array(z.looseObject({ id: z.string() })).parse(datasets);
    await studio('runs.evaluate', { run: null, dataset: dataset?.id, size: 64 });
    await vi.waitFor(async () => expect((await inspect()).notifications).toHaveLength(2), 30_000);
    expect(await studio('runs.baselines', {})).toMatchObject({ value: [{ model: 'colour-rule', images: 4, perImage: { iou: 1 } }] });

    await app.page.reload();
    expect(await pageClient(app.page)('jobs.list', {})).toMatchObject({ value: [{ state: 'done' }, { state: 'done' }] });
  });

  it('opens another library from the menu', async () => {
    await mkdir(join(folder, 'other'));
    await app.ask({ type: 'answerDialog', folder: join(folder, 'other') });
    expect((await inspect()).menu).toContain('File');
    await app.ask({ type: 'clickMenu', label: 'Open library…' });
    await vi.waitFor(async () => {
      expect(await pageClient(app.page)('system.status', {})).toMatchObject({ value: { library: join(folder, 'other') } });
    }, 20_000);
    // The old library is free for another studio.
    openCatalogue(join(folder, 'library'), 'studio').close();
    void app.ask({ type: 'quit' });
    await app.ended;
    app = await launchElectron({ ...environment(), S2MGEN_LIBRARY: '' });
    expect(await pageClient(app.page)('system.status', {})).toMatchObject({ value: { library: join(folder, 'other') } });
  });

  it('lets the page ask for a folder by the system’s dialog', async () => {
    const studio = pageClient(app.page);
    await app.ask({ type: 'answerDialog', folder: '/data/photos' });
    expect(await studio('system.chooseFolder', { title: 'Import' })).toEqual({ value: '/data/photos' });
    expect(await studio('system.chooseFolder', { title: 'Import' })).toEqual({ value: null });
  });

  it('gives the library free and remembers its window when it quits', async () => {
    void app.ask({ type: 'quit' });
    expect([await app.ended, app.printed()]).toEqual([0, '']);
    openCatalogue(join(folder, 'library'), 'studio').close();
    await vi.waitFor(() => expect(existsSync(join(folder, 'config/window.json'))).toBe(true));
    expect(JSON.parse(await readFile(join(folder, 'config/window.json'), 'utf8'))).toMatchObject({ maximised: false });
    app = await launchElectron(environment());
    expect((await inspect()).options.x).toBe(0);
  });

  it('comes to the front when it is started again', async () => {
    await app.ask({ type: 'blur' });
    await app.ask({ type: 'secondInstance' });
    expect((await inspect()).focused).toBe(true);
  });
});

describe('desktop studio whose library is taken', () => {
  it('opens its window all the same and answers every question with the reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's2mgen-electron-'));
    const catalogue = openCatalogue(join(folder, 'library'), 'studio');
    const app = await launchElectron({ S2MGEN_LIBRARY: join(folder, 'library'), S2MGEN_CONFIG: folder, S2MGEN_CACHE: folder });
    try {
      const answer = await pageClient(app.page)('datasets.list', {});
      expect(answer).toMatchObject({ error: { code: 'conflict', message: expect.stringContaining('in use'), next: expect.any(String) } });
    } finally {
      catalogue.close();
      await app.kill();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
