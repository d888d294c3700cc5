import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import type { Host } from '../../../main/host/index.ts';
import { loadSegmenter } from '../../../main/trainer/index.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { Uploaded } from '../../../shared/contract/tryout.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { writeTinyRun } from '../../harness/tinyRun.ts';
import { jobOver, openHost } from './support/openHost.ts';

const RUN = '11111111-1111-4111-8111-111111111111';

describe('a model at work, as the window asks for it', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;
  let dataset: string;
  const runDir = () => join(folder, 'library/runs/tiny');
  const url = (path: string) => `http://127.0.0.1/${path}`;

  const send = (bytes: Uint8Array) => host.respond(new Request(url('upload'), { method: 'POST', body: new Uint8Array(bytes) }));
  const sent = async (bytes: Uint8Array) => Uploaded.parse(await (await send(bytes)).json()).id;
  const pixels = async (path: string) => {
    const answer = await host.respond(new Request(url(path)));
    expect(answer.status).toBe(200);
    return sharp(Buffer.from(await answer.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true });
  };
  const over = (job: Job) => jobOver(studio, job);
  /** Half skin-coloured, half blue. */
  const photo = (width: number, height: number) => {
    const rgb = Buffer.alloc(3 * width * height);
    for (let k = 0; k < width * height; k++) rgb.set(k % width < width / 2 ? [205, 150, 120] : [30, 60, 150], 3 * k);
    return sharp(rgb, { raw: { width, height, channels: 3 } });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-tryout-'));
    mkdirSync(join(folder, 'cache'));
    writeTinyRun(runDir(), RUN);
    const catalogue = openCatalogue(join(folder, 'library'), 'studio');
    await catalogue.runs.putFolder(runDir());
    catalogue.close();
    ({ host, studio } = openHost(folder));
    await writeRealDataset(join(folder, 'photos'), 6);
    const job = await over(await studio.datasets.import({ path: join(folder, 'photos'), name: 'Photos', layout: 'auto' }));
    dataset = job.target ?? '';
  });
  afterAll(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives the probabilities that the model file itself gives', async () => {
    const { data, info } = await photo(60, 44).raw().toBuffer({ resolveWithObject: true });
    const id = await sent(await photo(60, 44).png().toBuffer());
    const tried = await studio.tryout.segment({ picture: { kind: 'photo', id }, run: RUN, size: null });
    expect(tried).toMatchObject({ width: 60, height: 44, threshold: 0.5 });
    const found = await pixels(tried.probabilities);
    const segmenter = await loadSegmenter(join(runDir(), 'model.onnx'), { threads: 1 });
    const { skin, person } = await segmenter.segment(new Uint8Array(data), info.width, info.height);
    await segmenter.close();
    const differences = [...skin].map((value, k) =>
      Math.max(Math.abs(value - (found.data[3 * k] ?? 0)), Math.abs((person[k] ?? 0) - (found.data[3 * k + 1] ?? 0))),
    );
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
    expect(new Set(skin).size).toBeGreaterThan(10);
  });

  it('turns photographs as their camera says, and writes masks of full size', async () => {
    const turned = await photo(300, 200).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    const id = await sent(turned);
    expect(await studio.tryout.open({ id })).toMatchObject({ width: 200, height: 300 });
    const trial = { picture: { kind: 'photo', id }, run: null, size: 128 } as const;
    const tried = await studio.tryout.segment(trial);
    expect([tried.width, tried.height]).toEqual([85, 128]);
    const mask = await pixels((await studio.tryout.mask({ ...trial, threshold: 0.5 })).url);
    expect([mask.info.width, mask.info.height]).toEqual([200, 300]);
    // The left half of the sensor is the upper half of the photograph.
    const at = (x: number, y: number) => mask.data[(y * 200 + x) * mask.info.channels];
    expect([at(100, 20), at(100, 280)]).toEqual([255, 0]);
  });

  it('says what is wrong with what is sent, and with what is gone', async () => {
    expect((await send(new Uint8Array())).status).toBe(400);
    const text = await sent(Buffer.from('no picture'));
    await expect(studio.tryout.open({ id: text })).rejects.toMatchObject({ code: 'data', next: expect.stringContaining('JPEG') });
    const picture = { kind: 'photo', id: text } as const;
    await expect(studio.tryout.segment({ picture, run: RUN, size: null })).rejects.toMatchObject({ code: 'data' });
    const lost = { kind: 'photo', id: '0'.repeat(64) } as const;
    await expect(studio.tryout.segment({ picture: lost, run: null, size: null })).rejects.toMatchObject({ code: 'not-found' });
    await expect(studio.tryout.segment({ picture, run: 'nobody', size: null })).rejects.toMatchObject({ code: 'not-found' });
    expect((await host.respond(new Request(url('elsewhere'), { method: 'POST', body: 'x' }))).status).toBe(405);
  });

  it('keeps the scores of every picture, sorts and slices them', async () => {
    expect(await over(await studio.runs.evaluate({ run: null, dataset, size: 48 }))).toMatchObject({ state: 'done' });
    expect(await over(await studio.runs.evaluate({ run: RUN, dataset, size: 48 }))).toMatchObject({ state: 'done' });
    const [set] = await studio.mistakes.list({ run: RUN });
    const [evaluation] = (await studio.runs.list({}))[0]?.evaluations ?? [];
    expect(set).toMatchObject({ run: RUN, dataset, size: 48, datasetName: 'Photos', pictures: 6 });
    expect(set?.iou).toBeCloseTo(evaluation?.perImage.iou ?? -1, 10);

    const asked = { run: RUN, dataset, size: 48, slice: null, order: 'iou', descending: false, offset: 0 } as const;
    const { total, pictures } = await studio.mistakes.browse({ ...asked, limit: 4 });
    expect(total).toBe(6);
    expect(pictures.map(({ name, iou }) => ({ name, iou }))).toEqual(evaluation?.worst.slice(0, 4));
    expect(pictures.every(({ frame, name }) => frame?.name === name)).toBe(true);

    const slices = await studio.mistakes.slices({ run: RUN, dataset, size: 48, by: 'skinShare' });
    // Half of each picture is skin: the last range.
    expect(slices).toMatchObject([{ value: '5', from: 0.4, to: null, pictures: 6 }]);
    const nothing = await studio.mistakes.browse({ ...asked, slice: { by: 'skinShare', value: '0' }, limit: 4 });
    expect(nothing).toEqual({ total: 0, pictures: [] });
    await expect(studio.mistakes.slices({ run: RUN, dataset, size: 64, by: 'framing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('predicts a frame as it was scored, with its truth', async () => {
    const { pictures } = await studio.mistakes.browse({
      run: RUN, dataset, size: 48, slice: null, order: 'iou', descending: false, offset: 0, limit: 1,
    }); // biome-ignore format: one question
    const [worst] = pictures;
    const picture = { kind: 'frame', dataset, frame: worst?.frame?.frame ?? -1 } as const;
    const { data } = await pixels((await studio.tryout.segment({ picture, run: RUN, size: 48 })).probabilities);
    let [both, either] = [0, 0];
    for (let at = 0; at < data.length; at += 3) {
      const [isFound, isTrue] = [(data[at] ?? 0) >= 127.5, (data[at + 2] ?? 0) > 127];
      if (isFound || isTrue) either++;
      if (isFound && isTrue) both++;
    }
    expect(both / either).toBeCloseTo(worst?.iou ?? -1, 10);
  });

  it('segments a folder as a job and shows what it found', async () => {
    const [input, out] = [join(folder, 'photos/images'), join(folder, 'found')];
    await expect(studio.tryout.segmentFolder({ run: RUN, input, out: input })).rejects.toMatchObject({ code: 'invalid' });
    await expect(studio.tryout.segmented({ out, offset: 0, limit: 5 })).rejects.toMatchObject({ code: 'not-found' });
    writeFileSync(join(input, 'broken.png'), 'no picture');
    expect(await over(await studio.tryout.segmentFolder({ run: RUN, input, out }))).toMatchObject({ state: 'done', target: out });
    const { total, failed, pictures } = await studio.tryout.segmented({ out, offset: 4, limit: 5 });
    expect([total, failed, pictures.map(({ name }) => name)]).toEqual([6, 1, ['photo4.png', 'photo5.png']]);
    const mask = await sharp(await readFile(join(out, 'photo4.png')))
      .raw()
      .toBuffer();
    expect(pictures[0]?.skinShare).toBeCloseTo(mask.filter((value) => value > 0).length / mask.length, 10);
    expect((await pixels(pictures[0]?.thumbnail ?? '')).info.width).toBe(48);
  });

  it('says that a model file is gone', async () => {
    const id = await sent(await photo(20, 20).png().toBuffer());
    rmSync(join(runDir(), 'model.onnx'));
    const gone = studio.tryout.segment({ picture: { kind: 'photo', id }, run: RUN, size: null });
    await expect(gone).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('model.onnx') });
  });
});
