import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataset } from '../../../main/datasets/index.ts';
import { renderDataset } from '../../../main/jobs/renderDataset.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { fakeBlender } from './fakeBlender.ts';

function preset(frames: number): Preset {
  const mixed = builtinPreset('mixed');
  if (mixed === undefined) throw new Error('The preset "mixed" is gone.');
  return { ...mixed, frames, seed: 5, render: { ...mixed.render, width: 32, height: 32 } };
}

describe('rendering a dataset', () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-render-'));
    out = join(folder, 'dataset');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const request = (frames: number) => ({ preset: preset(frames), name: 'Test', out });
  const framesThere = async () => (await readDataset(out)).records.map(({ frame }) => frame);

  it('makes every frame, and tells how far it is', async () => {
    const reports: JobProgress[] = [];
    const blender = fakeBlender();
    const summary = await renderDataset(request(6), { blender: blender.supply, onProgress: (report) => reports.push(report) });
    expect(summary).toMatchObject({ rendered: 6, kept: 0, folder: out });
    expect(await framesThere()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(reports.at(-1)).toMatchObject({ value: 1, done: 6, total: 6, unit: 'frames' });
    expect(reports.map(({ value }) => value)).toEqual(reports.map(({ value }) => value).sort((a, b) => a - b));
    expect([blender.starts, blender.closes]).toEqual([1, 1]);
  });

  it('makes only the frames that are asked for, in the order that is asked for', async () => {
    const blender = fakeBlender();
    await renderDataset({ ...request(20), only: [3, 8, 9, 10], order: 'reverse' }, { blender: blender.supply });
    expect(blender.asked).toEqual([10, 9, 8, 3]);
    expect(await framesThere()).toEqual([3, 8, 9, 10]);
    await expect(renderDataset({ ...request(20), only: [20] }, { blender: blender.supply })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('goes on after a cancel where it stopped, with what is finished untouched', async () => {
    const stopping = new AbortController();
    const first = fakeBlender();
    const cut = renderDataset(request(8), {
      blender: first.supply,
      signal: stopping.signal,
      onFrame: ({ frame }) => void (frame === 2 && stopping.abort()),
    });
    await expect(cut).rejects.toMatchObject({ code: 'cancelled' });
    // The frame that was under way when the one before it was kept may have become whole.
    const kept = await framesThere();
    expect([0, 1, 2, 3].slice(0, kept.length)).toEqual(kept);
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(first.closes).toBe(1);
    const second = fakeBlender();
    expect(await renderDataset(request(8), { blender: second.supply })).toMatchObject({ rendered: 8 - kept.length, kept: kept.length });
    expect([...kept, ...second.asked]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('traces the next frame while the last one is put on the disk', async () => {
    const blender = fakeBlender();
    const askedWhenKept: number[] = [];
    await renderDataset(request(4), { blender: blender.supply, onFrame: () => void askedWhenKept.push(blender.asked.length) });
    expect(askedWhenKept).toEqual([2, 3, 4, 4]);
  });

  it('shares the frames out among workers by subject, and makes each once', async () => {
    const blender = fakeBlender({}, 3);
    expect(await renderDataset(request(40), { blender: blender.supply })).toMatchObject({ rendered: 40, workers: 3 });
    expect((await framesThere()).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, frame) => frame));
    expect([blender.starts, blender.closes]).toEqual([3, 3]);
    const makers = Map.groupBy(blender.askedBy, ({ frame }) => Math.floor(frame / preset(40).framesPerSubject));
    for (const asked of makers.values()) expect(new Set(asked.map(({ worker }) => worker)).size).toBe(1);
    expect(new Set(blender.askedBy.map(({ worker }) => worker)).size).toBe(3);
  });

  it('stops all workers when the disk is full for one', async () => {
    const blender = fakeBlender({ 5: 'disk' }, 2);
    await expect(renderDataset(request(400), { blender: blender.supply })).rejects.toMatchObject({ code: 'disk' });
    expect(blender.asked.length).toBeLessThan(40);
    expect(blender.closes).toBe(2);
  });

  it('starts no Blender when nothing is missing', async () => {
    await renderDataset(request(2), { blender: fakeBlender().supply });
    const again = fakeBlender();
    expect(await renderDataset(request(2), { blender: again.supply })).toMatchObject({ rendered: 0, kept: 2 });
    expect(again.starts).toBe(0);
  });

  it('leaves failed frames out, makes the others, and names the failed ones with their reasons', async () => {
    const blender = fakeBlender({ 1: 'crash', 4: 'asset' });
    const failing = renderDataset(request(6), { blender: blender.supply });
    await expect(failing).rejects.toMatchObject({
      code: 'blender',
      message: expect.stringContaining('2 frames could not be rendered; 4 are finished and kept'),
      details: [
        { path: 'frame 1', rule: 'Blender died.' },
        { path: 'frame 4', rule: 'A texture is broken.' },
      ],
    });
    expect(await framesThere()).toEqual([0, 2, 3, 5]);
    await renderDataset(request(6), { blender: fakeBlender().supply });
    expect(await framesThere()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('stops at once when the disk is full, and loses nothing', async () => {
    const blender = fakeBlender({ 2: 'disk' });
    await expect(renderDataset(request(6), { blender: blender.supply })).rejects.toMatchObject({ code: 'disk', next: 'Free some space.' });
    expect(blender.asked).toEqual([0, 1, 2]);
    expect(await framesThere()).toEqual([0, 1]);
  });

  it('gives up when Blender fails on every frame, instead of dying ten thousand times', async () => {
    const blender = fakeBlender(Object.fromEntries(Array.from({ length: 100 }, (_, frame) => [frame, 'crash' as const])));
    await expect(renderDataset(request(100), { blender: blender.supply })).rejects.toMatchObject({
      message: expect.stringContaining('95 were not tried'),
    });
    expect(blender.asked).toHaveLength(5);
  });

  it('refuses a folder with a dataset of another seed, and touches nothing in it', async () => {
    await renderDataset(request(2), { blender: fakeBlender().supply });
    const other = { ...request(2), preset: { ...preset(2), seed: 6 } };
    await expect(renderDataset(other, { blender: fakeBlender().supply })).rejects.toMatchObject({ code: 'conflict' });
    expect(await framesThere()).toEqual([0, 1]);
  });
});
