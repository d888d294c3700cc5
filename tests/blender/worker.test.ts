import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlenderWorker, startWorker } from '../../main/blender/index.ts';
import { frameOf, realBlender } from './realBlender.ts';
import { expectSamePictures } from './samePictures.ts';

let folder: string;
let worker: BlenderWorker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-blender-'));
  const { installation, pack } = await realBlender();
  worker = await startWorker(installation, pack, { device: 'cpu', stderrLog: join(folder, 'blender.log') });
});
afterAll(async () => {
  await worker?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Long enough that it is under way when something happens to it. */
const LONG = frameOf(2, 512, 4096);

describe('a real Blender worker', () => {
  it('renders a frame whose files are there and are what the result says', async () => {
    const out = join(folder, 'frame');
    const result = await worker.render(frameOf(0, 64, 1), out);
    expect(result.frame).toBe(0);
    const { width, height, channels } = await sharp(join(out, result.files.image)).metadata();
    expect([width, height, channels]).toEqual([64, 64, 3]);
    const mask = await sharp(join(out, result.files.skin)).raw().toBuffer();
    const share = mask.filter((value) => value === 255).length / mask.length;
    expect(share).toBeCloseTo(result.skinShare, 6);
    expect(mask.every((value) => value === 0 || value === 255)).toBe(true);
  });

  it('makes the same pixels of the same spec again', async () => {
    const again = await worker.render(frameOf(0, 64, 1), join(folder, 'again'));
    const first = await worker.render(frameOf(0, 64, 1), join(folder, 'first'));
    await expectSamePictures(first, again, [join(folder, 'first'), join(folder, 'again')]);
  });

  it('writes the body for the 3D view', async () => {
    const file = join(folder, 'body.bin');
    const { landmarks } = await worker.body(frameOf(0, 64, 1), file);
    expect((await stat(file)).size).toBeGreaterThan(10_000);
    expect(landmarks.face?.[2]).toBeGreaterThan(1);
  });

  it('refuses a spec that breaks a rule, in words, and goes on', async () => {
    const spec = frameOf(0, 64, 1);
    const people = spec.people.map(({ person, position }) => ({ person: { ...person, body: { ...person.body, age: 12 } }, position }));
    await expect(worker.render({ ...spec, people }, join(folder, 'child'))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/age/),
    });
    expect(worker.alive).toBe(true);
  });

  it('reports a folder that cannot be written as a problem of the disk', async () => {
    await expect(worker.render(frameOf(0, 64, 1), '/proc/nowhere/frame')).rejects.toMatchObject({ code: 'disk' });
  });

  it('survives the death of Blender in the middle of a frame, and leaves no half frame', async () => {
    const out = join(folder, 'killed');
    const kills: number[] = [];
    const rendering = worker.render(LONG, out, {
      onProgress: (_, phase) => {
        // Only once tracing is under way, and both tries.
        if (phase !== 'trace' || worker.pid === null || kills.includes(worker.pid)) return;
        kills.push(worker.pid);
        process.kill(worker.pid, 'SIGKILL');
      },
    });
    await expect(rendering).rejects.toMatchObject({ code: 'blender', message: expect.stringContaining('SIGKILL') });
    expect(kills).toHaveLength(2);
    expect((await readdir(out)).filter((name) => name !== '.partial')).toEqual([]);
    expect((await worker.render(frameOf(1, 64, 1), join(folder, 'after'))).frame).toBe(1);
    expect(kills).not.toContain(worker.pid);
  });

  it('cancels a frame at once and renders the next', async () => {
    const stop = new AbortController();
    const rendering = worker.render(LONG, join(folder, 'cancelled'), {
      signal: stop.signal,
      onProgress: (_, phase) => phase === 'trace' && stop.abort(),
    });
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    expect((await worker.render(frameOf(3, 64, 1), join(folder, 'next'))).frame).toBe(3);
  });

  it('keeps Blender’s own prints in the log', async () => {
    expect((await readFile(join(folder, 'blender.log'), 'utf8')).length).toBeGreaterThan(0);
  });
});
