import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BlenderWorker, startWorker, type WorkerOptions } from '../../../main/blender/worker.ts';
import { type FakePlan, fakeBlender, installationAt, PACK, specOf } from './fakes.ts';

let folder: string;
let worker: BlenderWorker | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-worker-'));
});
afterEach(async () => {
  await worker?.close();
  worker = null;
  await rm(folder, { recursive: true });
});

async function start(plan: FakePlan, options: WorkerOptions = {}) {
  const fake = await fakeBlender(join(folder, 'python'), plan);
  worker = await startWorker(installationAt(fake.path), PACK, { stderrLog: join(folder, 'blender.log'), ...options });
  return { worker, starts: fake.starts };
}
const out = (frame: number) => join(folder, `out-${frame}`);

describe('a Blender worker', () => {
  it('renders frames one after another in one process, however many are asked for at once', async () => {
    const { worker, starts } = await start({ noise: ['Blender 4.5.15', '{not json', 'Read prefs'] });
    const results = await Promise.all([3, 1, 2].map((frame) => worker.render(specOf(frame), out(frame))));
    expect(results.map(({ frame }) => frame)).toEqual([3, 1, 2]);
    expect(await starts()).toHaveLength(1);
    expect(existsSync(join(out(2), 'image.png'))).toBe(true);
  });

  it('tells the worker where pack and backgrounds are, and on what to render', async () => {
    const { starts } = await start({}, { userBackgrounds: '/pictures', threads: 3, device: 'cpu' });
    const [first] = await starts();
    expect(first?.args.slice(1)).toEqual(['--pack', PACK.path, '--backgrounds', '/pictures', '--threads', '3', '--device', 'cpu']);
    expect(first?.args[0]).toMatch(/start\.py$/);
    expect(first?.path.startsWith(folder)).toBe(true);
  });

  it('passes progress on, and answers the body’s landmarks', async () => {
    const { worker } = await start({});
    const heard: string[] = [];
    await worker.render(specOf(0), out(0), { onProgress: (value, phase) => heard.push(`${phase} ${value}`) });
    expect(heard).toEqual(['trace 0.5']);
    const { landmarks } = await worker.body(specOf(0), join(folder, 'body.bin'));
    expect(landmarks).toEqual({ face: [0, 0, 1.6] });
    expect(existsSync(join(folder, 'body.bin'))).toBe(true);
  });

  it('renders the frame in a new process when the first one crashes', async () => {
    const { worker, starts } = await start({ frames: { 5: { die: 'SIGSEGV', once: true } } });
    expect((await worker.render(specOf(5), out(5))).frame).toBe(5);
    expect(await starts()).toHaveLength(2);
  });

  it('gives up a frame that crashes twice, with the last words, and renders the next', async () => {
    const { worker, starts } = await start({ frames: { 5: { die: 'SIGKILL' } } });
    await expect(worker.render(specOf(5), out(5))).rejects.toMatchObject({
      code: 'blender',
      message: expect.stringMatching(/Frame 5 .*SIGKILL[\s\S]*last words at frame 5/),
      next: expect.stringMatching(/memory.*blender\.log/),
    });
    expect(worker.alive).toBe(false);
    expect((await worker.render(specOf(6), out(6))).frame).toBe(6);
    expect(await starts()).toHaveLength(3);
    expect(await readFile(join(folder, 'blender.log'), 'utf8')).toContain('last words at frame 5');
  });

  it('ends a frame that hangs', async () => {
    const { worker } = await start({ frames: { 5: { hang: true } } }, { limits: { first: 300 } });
    await expect(worker.render(specOf(5), out(5))).rejects.toMatchObject({
      code: 'blender',
      message: expect.stringContaining('no sign of life'),
    });
  });

  it('cancels at once by ending the process, and comes back with the next frame', async () => {
    const { worker, starts } = await start({ frames: { 5: { hang: true, once: true } } });
    const stop = new AbortController();
    const cancelled = worker.render(specOf(5), out(5), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect((await worker.render(specOf(5), out(5))).frame).toBe(5);
    const [first, second] = await starts();
    expect(second?.pid).not.toBe(first?.pid);
    expect(() => process.kill(first?.pid ?? 0, 0)).toThrow();
  });

  it('does not start a frame that was cancelled while it waited', async () => {
    const { worker } = await start({});
    const stop = new AbortController();
    const first = worker.render(specOf(1), out(1));
    const second = worker.render(specOf(2), out(2), { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await first;
    expect(existsSync(out(2))).toBe(false);
    expect(worker.alive).toBe(true);
  });

  it.each([
    ['spec', 'invalid'],
    ['asset', 'data'],
    ['disk', 'disk'],
    ['render', 'blender'],
    ['internal', 'internal'],
  ] as const)('reports a problem of kind %s as %s and goes on in the same process', async (kind, code) => {
    const { worker, starts } = await start({ frames: { 5: { error: { kind, message: 'the reason', retryable: false } } } });
    await expect(worker.render(specOf(5), out(5))).rejects.toMatchObject({ code, message: expect.stringContaining('the reason') });
    await worker.render(specOf(6), out(6));
    expect(await starts()).toHaveLength(1);
  });

  it('tries once more what the worker calls worth it', async () => {
    const { worker } = await start({ frames: { 5: { once: true, error: { kind: 'render', message: 'black', retryable: true } } } });
    expect((await worker.render(specOf(5), out(5))).frame).toBe(5);
  });

  it('does not take an answer that breaks the protocol for a frame', async () => {
    const { worker } = await start({ frames: { 5: { say: '{"event":"frame","id":1,"result":{"frame":5}}' } } });
    await expect(worker.render(specOf(5), out(5))).rejects.toMatchObject({ message: expect.stringContaining('not in the protocol') });
  });

  it('says why Blender did not start', async () => {
    await expect(start({ exitAtStart: 'ImportError: no bpy' })).rejects.toMatchObject({
      code: 'blender',
      message: expect.stringMatching(/did not start[\s\S]*ImportError: no bpy/),
    });
    await expect(start({ mute: true }, { limits: { ready: 500 } })).rejects.toMatchObject({
      message: expect.stringContaining('not ready within 0.5 s'),
    });
    await expect(start({ protocol: 2 })).rejects.toMatchObject({ message: expect.stringContaining('protocol 2') });
    await expect(startWorker(installationAt(join(folder, 'missing')), PACK)).rejects.toMatchObject({ code: 'blender' });
  });

  it('replaces a process after so many frames, so that memory stays flat', async () => {
    const { worker, starts } = await start({}, { recycleAfter: 2 });
    for (let frame = 0; frame < 5; frame++) await worker.render(specOf(frame), out(frame));
    expect(await starts()).toHaveLength(3);
  });

  it('leaves no process behind when closed, and cancels what is under way', async () => {
    const { worker, starts } = await start({ frames: { 5: { hang: true } } });
    const progress = Promise.withResolvers<void>();
    const rendering = worker.render(specOf(5), out(5), { onProgress: () => progress.resolve() });
    const outcome = expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    await progress.promise;
    await worker.close();
    await outcome;
    const [only] = await starts();
    expect(() => process.kill(only?.pid ?? 0, 0)).toThrow();
    await expect(worker.render(specOf(6), out(6))).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('does not outlive a studio that ends by %s', async (signal) => {
    const fake = await fakeBlender(join(folder, 'python'));
    const args = [join(import.meta.dirname, 'owner.mjs'), JSON.stringify(installationAt(fake.path)), JSON.stringify(PACK)];
    const owner = execa(process.execPath, args, { reject: false });
    let pid = 0;
    for await (const line of owner) {
      pid = Number(line);
      owner.kill(signal);
    }
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), { timeout: 30_000 });
  });
});
