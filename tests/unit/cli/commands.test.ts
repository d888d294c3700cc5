import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRealDataset } from '../../harness/pictures.ts';
import { run } from './run.ts';

describe('command line without a window', () => {
  let folder: string;
  let photos: string;
  let library: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-cli-'));
    photos = join(folder, 'photos');
    library = join(folder, 'library');
    process.env.S2MGEN_LIBRARY = join(folder, 'own');
    await writeRealDataset(photos, 8);
  });
  afterAll(async () => {
    delete process.env.S2MGEN_LIBRARY;
    await rm(folder, { recursive: true, force: true });
  });

  it('scores the colour rule: progress, then one result with every number, and text elsewhere', async () => {
    const { code, json, err } = await run('evaluate', '--model', 'colour-rule', '--data', photos, '--json');
    expect(code).toBe(0);
    const lines = json();
    const result = lines.at(-1);
    expect(result).toMatchObject({
      type: 'result',
      command: 'evaluate',
      images: 8,
      perImage: { iou: 1, accuracy: 1, f1: 1 },
      pooled: { iou: 1 },
      convention: { split: 'all', threshold: 0.5 },
    });
    expect(lines.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
    expect(err).toContain('mean over pictures');
  });

  it('prints a table for people on stdout', async () => {
    const { code, out } = await run('evaluate', '--model', 'colour-rule', '--data', photos);
    expect(code).toBe(0);
    expect(out).toMatch(/mean over pictures +1\.0000 +1\.0000 +1\.0000/);
  });

  it('touches no library that it was not given', async () => {
    await run('evaluate', '--model', 'colour-rule', '--data', photos);
    expect(existsSync(join(folder, 'own'))).toBe(false);
  });

  it('trains, refuses to write over the run, resumes it, scores and segments', async () => {
    const out = join(folder, 'run');
    const flags = ['--data', photos, '--out', out, '--width', '4', '--size', '32', '--library', library];
    const first = await run('train', ...flags, '--epochs', '1', '--json');
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('Epoch 1 of 1')]);
    expect(first.json().at(-1)).toMatchObject({ type: 'result', model: join(out, 'model.onnx'), bestEpoch: 1, run: { name: 'run' } });

    const again = await run('train', ...flags);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('--resume')]);

    const resumed = await run('train', '--out', out, '--resume', '--epochs', '2', '--json', '--library', library);
    expect(resumed.code).toBe(0);
    expect(resumed.json().at(-1)).toMatchObject({ epochs: [{ epoch: 1 }, { epoch: 2 }], run: { recipe: { model: { width: 4 } } } });

    const model = join(out, 'model.onnx');
    expect(await run('evaluate', '--model', model, '--data', photos, '--library', library)).toMatchObject({ code: 0 });
    const segmented = await run('segment', '--model', model, '--in', join(photos, 'images'), '--out', join(folder, 'masks'), '--json');
    expect(segmented.json().at(-1)).toMatchObject({
      pictures: expect.arrayContaining([expect.objectContaining({ mask: expect.any(String) })]),
    });
    expect(existsSync(join(folder, 'masks/photo0.png'))).toBe(true);

    const shown = await run('catalogue', '--library', library, '--json');
    expect(shown.json().at(-1)).toMatchObject({ runs: [{ name: 'run', evaluations: [{ images: 8 }] }] });
  });

  it('imports in place, and rebuilds the catalogue from what is on the disk', async () => {
    const own = join(folder, 'second');
    expect(await run('import', '--data', photos, '--name', 'Holiday', '--library', own)).toMatchObject({
      code: 0,
      out: 'Holiday: 8 pictures, layout folder, 50.0 % skin on average.\n',
    });
    await rm(join(own, 'catalogue.db'));
    const rebuilt = await run('catalogue', 'rebuild', '--library', own, '--json');
    expect(rebuilt.json().at(-1)).toMatchObject({ datasets: 1, frames: 8, runs: 0, problems: [] });
  });

  it.each([
    ['a folder that is not there', ['evaluate', '--model', 'colour-rule', '--data', '/nowhere/at/all'], 'not-found'],
    ['a model that is not there', ['segment', '--model', '/nowhere.onnx', '--in', '.', '--out', '/tmp/never'], 'not-found'],
    ['an unknown split', ['evaluate', '--model', 'colour-rule', '--split', 'winter', '--data'], 'not-found'],
  ])('ends %s with exit code 1, a reason and a next step', async (_what, args, code) => {
    const ran = await run(...args, ...(args.at(-1) === '--data' ? [photos] : []), '--json');
    expect(ran.code).toBe(1);
    expect(ran.json().at(-1)).toMatchObject({ type: 'error', code, message: expect.any(String), next: expect.any(String) });
    expect(ran.err).toContain('→');
  });
});
