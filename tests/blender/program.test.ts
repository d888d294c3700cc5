import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAssetPack, findBlender, startWorker } from '../../main/blender/index.ts';
import { cacheFolder } from '../../main/places.ts';
import { blenderProgram, frameOf } from './realBlender.ts';

const program = await blenderProgram();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-program-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(program === null)('a Blender program that is on this machine', () => {
  const find = () => findBlender({ configured: program ?? '', cache: cacheFolder() });

  it('is recognised by itself, with a foreign Python first in PATH', async () => {
    const installation = await find();
    expect(installation).toMatchObject({ launcher: 'program', path: program });
    expect(installation.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('renders a frame', async () => {
    const installation = await find();
    const worker = await startWorker(installation, await ensureAssetPack(installation, { cache: cacheFolder() }), { device: 'cpu' });
    try {
      const result = await worker.render(frameOf(0, 64, 1), join(folder, 'frame'));
      expect(result.personShare).toBeGreaterThan(0);
    } finally {
      await worker.close();
    }
  });

  it('runs the packer', async () => {
    const installation = await find();
    const pack = await ensureAssetPack(installation, { cache: folder });
    expect(JSON.parse(await readFile(join(pack.path, 'pack.json'), 'utf8'))).toMatchObject({ name: pack.name, sha256: pack.sha256 });
  });
});
