import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDataset } from '../../main/datasets/index.ts';
import { expectSamePictures } from './samePictures.ts';

const S2MGEN = join(import.meta.dirname, '../../tools/s2mgen.mjs');
const FRAMES = 6;
const ALL = Array.from({ length: FRAMES }, (_, frame) => frame);

describe('s2mgen render with a real Blender', () => {
  let folder: string;
  let whole: string;

  /** In a group of its own, so that a signal can be sent to all of it, as a terminal does. */
  function render(out: string, ...flags: string[]) {
    const args = [
      'render',
      '--preset',
      'mixed',
      '--seed',
      '3',
      '--frames',
      String(FRAMES),
      '--size',
      '48',
      '--samples',
      '2',
      '--out',
      out,
      '--json',
    ];
    return execa(process.execPath, [S2MGEN, ...args, ...flags], { reject: false, detached: true });
  }
  /** The frames of `out`, all of those named, are as they are in `whole`. */
  async function expectAsInWhole(out: string, frames: readonly number[]): Promise<void> {
    const [made, reference] = [(await readDataset(out)).records, (await readDataset(whole)).records];
    expect(made.map(({ frame }) => frame).sort((a, b) => a - b)).toEqual(frames);
    for (const record of made) {
      const twin = reference.find(({ frame }) => frame === record.frame) ?? expect.unreachable(`There is no frame ${record.frame}.`);
      await expectSamePictures(twin, record, [whole, out]);
    }
  }
  const resultOf = (stdout: string): unknown => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  async function hasFrames(out: string, least: number): Promise<void> {
    const lines = async () => (await readFile(join(out, 'frames.jsonl'), 'utf8').catch(() => '')).split('\n').length - 1;
    await vi.waitFor(async () => expect(await lines()).toBeGreaterThanOrEqual(least), { timeout: 120_000, interval: 20 });
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-cli-'));
    whole = join(folder, 'whole');
    const { exitCode, stdout, stderr } = await render(whole);
    expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
    expect(resultOf(stdout)).toMatchObject({ type: 'result', rendered: FRAMES, kept: 0, framesPerSecond: expect.any(Number) });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('makes the same pixels in another order and after a kill in between', async () => {
    const out = join(folder, 'killed');
    const first = render(out, '--order', 'reverse');
    await hasFrames(out, 2);
    process.kill(-(first.pid ?? 0), 'SIGKILL');
    await first;
    const { exitCode, stdout } = await render(out, '--order', 'shuffle');
    expect(exitCode).toBe(0);
    expect(resultOf(stdout)).toMatchObject({ kept: expect.any(Number), rendered: expect.any(Number) });
    await expectAsInWhole(out, ALL);
  });

  it('ends on Ctrl-C with 130 and whole frames, and goes on the second time', async () => {
    const out = join(folder, 'stopped');
    const first = render(out);
    await hasFrames(out, 1);
    process.kill(-(first.pid ?? 0), 'SIGINT');
    const { exitCode, stdout } = await first;
    expect(exitCode).toBe(130);
    expect(resultOf(stdout)).toMatchObject({ type: 'error', code: 'cancelled' });
    const there = (await readDataset(out)).records.length;
    expect(there).toBeLessThan(FRAMES);
    expect(resultOf((await render(out)).stdout)).toMatchObject({ kept: there, rendered: FRAMES - there });
    await expectAsInWhole(out, ALL);
  });

  it('makes single frames alone, the same as among the others', async () => {
    const out = join(folder, 'single');
    await render(out, '--only', '1,4');
    await expectAsInWhole(out, [1, 4]);
  });

  it('refuses to mix presets in one folder', async () => {
    const { exitCode, stdout } = await render(whole, '--seed', '4');
    expect(exitCode).toBe(1);
    expect(resultOf(stdout)).toMatchObject({ type: 'error', code: 'conflict', next: expect.any(String) });
  });
});
