import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measureFrames, readDataset } from '../../../main/datasets/index.ts';
import { diskForecast } from '../../../main/jobs/diskForecast.ts';
import { renderDataset } from '../../../main/jobs/renderDataset.ts';
import { RenderWatch } from '../../../main/jobs/renderWatch.ts';
import { StudioError } from '../../../shared/contract/errors.ts';
import { Rendering } from '../../../shared/contract/rendering.ts';
import { PRESET } from '../datasets/support/records.ts';
import { fakeBlender } from './fakeBlender.ts';

describe('following a rendering', () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-watch-'));
    out = join(folder, 'dataset');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const request = (frames: number) => ({ preset: { ...PRESET, frames }, name: 'Test', out });

  it('shows workers, arrivals, failures, phases and bytes', async () => {
    let changes = 0;
    const watch = new RenderWatch('job', () => changes++);
    const rendering = renderDataset(request(8), { blender: fakeBlender({ 3: 'crash' }, 2).supply, watch });
    await expect(rendering).rejects.toMatchObject({ code: 'blender' });
    const now = Rendering.parse(watch.now());
    expect(now).toMatchObject({ job: 'job', device: 'CPU', failed: [{ frame: 3, reason: 'Blender died.' }] });
    expect(now.workers.map(({ worker, state }) => [worker, state])).toEqual([
      [1, 'ended'],
      [2, 'ended'],
    ]);
    expect(now.workers.reduce((sum, { frames }) => sum + frames, 0)).toBe(7);
    expect(now.arrived.map(({ frame }) => frame).sort()).toEqual([0, 1, 2, 4, 5, 6, 7]);
    expect(now.arrived[0]?.thumbnail).toMatch(/^thumbnail\/[0-9a-f]{64}\.webp$/);
    expect(now.phases).toEqual([{ phase: 'trace', seconds: 0.01 }]);
    const { bytesPerFrame } = (await measureFrames(out, 100)) ?? { bytesPerFrame: 0 };
    // The manifest's line, without its line feed, is counted alike before and after it was written.
    expect(now.disk?.bytesPerFrame ?? Number.NaN).toBeCloseTo(bytesPerFrame, -1);
    expect(changes).toBeGreaterThan(20);
  });

  it('comes to rest after the frames under way, and goes on later', async () => {
    const rest = new AbortController();
    const first = fakeBlender();
    const cut = renderDataset(request(8), {
      blender: first.supply,
      resting: rest.signal,
      onFrame: ({ frame }) => void (frame === 2 && rest.abort(new StudioError('cancelled', 'Paused.'))),
    });
    await expect(cut).rejects.toMatchObject({ message: 'Paused.' });
    // The frame that was begun was finished and kept.
    expect((await readDataset(out)).records.map(({ frame }) => frame)).toEqual(first.asked);
    expect(first.closes).toBe(1);
    const second = fakeBlender();
    await renderDataset(request(8), { blender: second.supply });
    expect([...first.asked, ...second.asked]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('stops before the disk is full, and says so', async () => {
    const full = renderDataset(request(500), { blender: fakeBlender().supply, freeBytes: async () => 120e6 });
    await expect(full).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining('120 MB are free') });
    expect((await readDataset(out)).records.length).toBeLessThan(500);
  });

  it('adds frames behind those that are there, which stay untouched', async () => {
    await renderDataset(request(4), { blender: fakeBlender().supply });
    const before = (await readDataset(out)).records;
    const more = fakeBlender();
    expect(await renderDataset(request(6), { blender: more.supply })).toMatchObject({ rendered: 2, kept: 4 });
    expect(more.asked).toEqual([4, 5]);
    const { records, description } = await readDataset(out);
    expect(records.slice(0, 4)).toEqual(before);
    expect([records.length, description.frames, description.preset.frames]).toEqual([6, 6, 6]);
  });
});

describe('space on the disk', () => {
  it.each([
    [null, 100, 10e9, 'unknown'],
    [1e6, 100, 10e9, 'fits'],
    [1e6, 9000, 10e9, 'tight'],
    [1e6, 9900, 10e9, 'full'],
    [1e6, 1, 0.4e9, 'full'],
  ] as const)('%s bytes × %i frames of %i free: %s', (bytesPerFrame, frames, free, fit) => {
    expect(diskForecast(bytesPerFrame, frames, free)).toMatchObject({ fit, freeBytes: free });
  });
});
