import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRealDataset } from '../../harness/pictures.ts';
import { run } from './run.ts';

describe('s2mgen variety', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-cli-variety-'));
    await writeRealDataset(join(folder, 'small'), 3);
    await writeRealDataset(join(folder, 'large'), 4, 512);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('measures real folders side by side, large pictures at the same size as small ones', async () => {
    const out = join(folder, 'figures.md');
    const ran = await run('variety', '--real', `${join(folder, 'small')},${join(folder, 'large')}`, '--out', out, '--json');
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)]);
    // Left half skin of (205, 150 … 153, 120): Y about 163, Cb about 104, Cr about 158.
    const colours = { y: { median: expect.closeTo(163, -0.5) }, cb: expect.closeTo(103.5, -0.3), cr: expect.closeTo(158, -0.3) };
    expect(ran.json().at(-1)).toMatchObject({
      datasets: [
        { name: 'small', frames: 3, skinShare: { median: 0.5 }, skin: colours, withoutPerson: 0, framing: null, skinTypes: null },
        { name: 'large', frames: 4, skinShare: { median: expect.closeTo(0.5, 2) }, skin: colours },
      ],
    });
    const text = await readFile(out, 'utf8');
    expect(text.split('\n')[0]).toMatch(/^\| +\| +small \| +large \|$/);
    expect(text).toContain('skin share: median (quartiles)');
  });

  it('prints requested against reached shares without a Blender', async () => {
    const ran = await run('variety', '--preset', 'faces', '--specs', '200');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/people: clothed +\| +\d+\.0 % \| +\d+\.\d % \| +50 /);
  });

  it('leaves broken pictures out and says so', async () => {
    const broken = join(folder, 'broken');
    await writeRealDataset(broken, 2);
    const file = join(broken, 'images/photo1.png');
    await writeFile(file, (await readFile(file)).subarray(0, 90));
    const ran = await run('variety', broken);
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('photo1.png')]);
    expect(ran.out).toMatch(/frames +\| +1 \|/);
  });

  it.each([
    [['variety'], 2, 'Name a dataset'],
    [['variety', '--specs', '10'], 2, '--preset'],
    [['variety', '/nowhere/at/all'], 1, 'nowhere'],
  ])('answers wrong use %j', async (args, code, words) => {
    const ran = await run(...args);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)]);
  });
});
