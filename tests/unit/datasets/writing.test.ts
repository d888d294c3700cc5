import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatasetForWriting, readDataset, readPairs, readRecord } from '../../../main/datasets/index.ts';
import { drawFrame, newDataset, PRESET } from './support/records.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

async function write(dir: string, frames: readonly number[]): Promise<void> {
  const writer = await openDatasetForWriting(dir, newDataset());
  for (const frame of frames) await writer.append(await drawFrame(dir, frame));
  await writer.close();
}

describe('a dataset folder', () => {
  test('gives back what was written, with the full record of each frame', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 2, 1]);
    const dataset = await readDataset(dir);
    expect(dataset.records.map(({ frame }) => frame)).toEqual([0, 1, 2]);
    expect(dataset.problems).toEqual([]);
    expect(dataset.description).toMatchObject({ format: 's2mgen.dataset', name: 'drawn', frames: 12, preset: PRESET });
    const [, , third] = dataset.records;
    if (!third) throw new Error('no third frame');
    expect(await readRecord(dir, third)).toEqual(await drawFrame(dir, 2));
  });

  test('is read as pairs that know their subject, so that no subject stands on both sides of a split', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 1, 2]);
    const set = await readPairs(dir);
    expect(set).toMatchObject({ layout: 'synthetic', kind: 'synthetic', labelPolicy: PRESET.labels.name });
    expect(set.pairs.map(({ name, group }) => [name, group])).toEqual([
      ['000000', '0'],
      ['000001', '0'],
      ['000002', '1'],
    ]);
  });

  test('that was unpacked one level too deep is found', async () => {
    const dir = temporaryFolder();
    await write(join(dir, 'inner'), [0]);
    expect((await readPairs(dir)).layout).toBe('synthetic');
  });

  test('refuses a frame whose files are not there, so that no line lies', async () => {
    const dir = temporaryFolder();
    const writer = await openDatasetForWriting(dir, newDataset());
    const record = await drawFrame(dir, 0);
    rmSync(join(dir, record.files.skin));
    await expect(writer.append(record)).rejects.toMatchObject({
      code: 'data',
      message: expect.stringContaining('masks/skin/000000.png is missing'),
    });
    await writer.close();
    expect((await readDataset(dir)).records).toEqual([]);
  });

  test('refuses the same frame twice', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const writer = await openDatasetForWriting(dir, newDataset());
    await expect(writer.append(await drawFrame(dir, 0))).rejects.toMatchObject({ code: 'conflict' });
    await writer.close();
  });
});

describe('a rendering that was killed', () => {
  test('in the middle of a line loses that frame and no other', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 1, 2]);
    const manifest = join(dir, 'frames.jsonl');
    const whole = readFileSync(manifest);
    truncateSync(manifest, whole.length - 100);

    const broken = await readDataset(dir);
    expect(broken.records.map(({ frame }) => frame)).toEqual([0, 1]);
    expect(broken.problems).toEqual(['frames.jsonl: the last line was not finished and is left out.']);

    await write(dir, [2]);
    const repaired = await readDataset(dir);
    expect(repaired.records.map(({ frame }) => frame)).toEqual([0, 1, 2]);
    expect(repaired.problems).toEqual([]);
    expect(readFileSync(manifest, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  test('just before the line feed does not glue two lines together', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 1]);
    truncateSync(join(dir, 'frames.jsonl'), readFileSync(join(dir, 'frames.jsonl')).length - 1);
    const writer = await openDatasetForWriting(dir, newDataset());
    expect([...writer.done]).toEqual([0]);
    await writer.append(await drawFrame(dir, 1));
    await writer.close();
    expect((await readDataset(dir)).records).toHaveLength(2);
  });

  test('leaves half-made frames that the next one clears', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    mkdirSync(join(dir, '.partial', '000001'), { recursive: true });
    writeFileSync(join(dir, '.partial', '000001', 'image.png'), 'half');
    await write(dir, [1]);
    expect(existsSync(join(dir, '.partial'))).toBe(false);
  });

  test('leaves a lock that the next one takes over', async () => {
    const dir = temporaryFolder();
    const program = `
      const { openDatasetForWriting } = await import(${JSON.stringify(join(process.cwd(), 'main/datasets/index.ts'))});
      await openDatasetForWriting(${JSON.stringify(dir)}, ${JSON.stringify(newDataset())});
      process.kill(process.pid, 'SIGKILL');
    `;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    expect(existsSync(join(dir, '.lock'))).toBe(true);
    await write(dir, [0]);
    expect((await readDataset(dir)).records).toHaveLength(1);
  });
});

describe('a damaged dataset folder', () => {
  test('names frames whose files are gone, and renders them again', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 1, 2]);
    rmSync(join(dir, 'images/000001.png'));
    const damaged = await readDataset(dir);
    expect(damaged.lost).toEqual([1]);
    expect(damaged.records.map(({ frame }) => frame)).toEqual([0, 2]);
    expect(damaged.problems).toEqual(['Frame 1 is listed, but images/000001.png is missing; render it again.']);

    const writer = await openDatasetForWriting(dir, newDataset());
    expect([...writer.done].sort()).toEqual([0, 2]);
    await writer.append(await drawFrame(dir, 1));
    await writer.close();
    const whole = await readDataset(dir);
    expect(whole.lost).toEqual([]);
    expect(whole.records.map(({ frame }) => frame)).toEqual([0, 1, 2]);
  });

  test('with garbage between its lines loses that line alone and says which', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    appendFileSync(join(dir, 'frames.jsonl'), 'garbage\n');
    await write(dir, [1]);
    const dataset = await readDataset(dir);
    expect(dataset.records).toHaveLength(2);
    expect(dataset.problems).toEqual(['frames.jsonl: line 2 is left out: it is not JSON.']);
  });

  test.each([
    ['{"format": ', 'is not JSON'],
    ['{"version": 9}', 'format version 9; this studio reads up to 2'],
    ['{"version": 1}', 'does not describe a dataset'],
  ])('with dataset.json %s says what is wrong with it', async (text, message) => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'dataset.json'), text);
    await expect(readDataset(dir)).rejects.toMatchObject({ code: 'data', message: expect.stringContaining(message) });
  });
});

describe('opening a dataset folder for writing', () => {
  test('a second time names the process that holds it', async () => {
    const dir = temporaryFolder();
    const writer = await openDatasetForWriting(dir, newDataset());
    await expect(openDatasetForWriting(dir, newDataset())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`in use by process ${process.pid}`),
    });
    await writer.close();
    await (await openDatasetForWriting(dir, newDataset())).close();
  });

  test('continues with more frames and keeps id and birthday', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const before = (await readDataset(dir)).description;
    const writer = await openDatasetForWriting(dir, newDataset({ ...PRESET, frames: 20 }));
    await writer.close();
    expect((await readDataset(dir)).description).toEqual({ ...before, frames: 20, preset: { ...PRESET, frames: 20 } });
  });

  test('never shrinks a dataset', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const writer = await openDatasetForWriting(dir, newDataset({ ...PRESET, frames: 3 }));
    await writer.close();
    expect((await readDataset(dir)).description.frames).toBe(12);
  });

  test('of another preset names the value that differs and changes nothing', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const before = readFileSync(join(dir, 'dataset.json'), 'utf8');
    const other = { ...PRESET, room: { ...PRESET.room, pBackground: 0.123 } };
    await expect(openDatasetForWriting(dir, newDataset(other))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`preset.room.pBackground is ${PRESET.room.pBackground} there and 0.123 now`),
    });
    expect(readFileSync(join(dir, 'dataset.json'), 'utf8')).toBe(before);
    await write(dir, [1]);
  });

  test('of another seed says so', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const other = newDataset({ ...PRESET, seed: PRESET.seed + 1 });
    await expect(openDatasetForWriting(dir, other)).rejects.toMatchObject({ message: expect.stringContaining('seed is ') });
  });

  test('continued on another Blender says so, and goes on', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const writer = await openDatasetForWriting(dir, { ...newDataset(), blender: { version: '5.0.0', device: 'CPU', launcher: 'bpy' } });
    expect(writer.notices).toEqual(['Begun with Blender 4.5.15, continued with 5.0.0.']);
    await writer.close();
  });

  test("does not mix with somebody else's files", async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'thesis.doc'), 'years of work');
    await expect(openDatasetForWriting(dir, newDataset())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('holds thesis.doc'),
    });
  });
});
