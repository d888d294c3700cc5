import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { importDataset } from '../../main/jobs/index.ts';
import { writeRealDataset } from '../harness/pictures.ts';
import { writeTinyRun } from '../harness/tinyRun.ts';
import { seriousViolations } from './pages/axe.ts';
import { datasetsOf } from './pages/datasets.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 60_000, interval: 200 };
const SIDE = 48;

/** Masks beside what models find, in the large view of a frame: a real network and the colour rule, no Blender. */
describe('a prediction beside the mask of a frame', () => {
  let studio: StudioInBrowser;
  let folder = '';
  let library = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-predicted-'));
    await writeRealDataset(join(folder, 'photos'), 4, SIDE);
    studio = await openStudio({
      async prepare(dir) {
        library = dir;
        writeTinyRun(join(dir, 'runs/tiny'), '22222222-2222-4222-8222-222222222222');
        const catalogue = openCatalogue(dir, 'studio');
        const imported = await importDataset({ path: join(folder, 'photos'), name: 'photos', layout: 'auto' }, {});
        if (imported.kind === 'real') await catalogue.datasets.putReal(imported.dataset);
        await catalogue.runs.putFolder(join(dir, 'runs/tiny'));
        catalogue.close();
      },
    });
    studio.page.setDefaultTimeout(40_000);
    await frameOf(studio.page).go('Datasets');
    await datasetsOf(studio.page).frames.first().click();
  }, 120_000);
  afterAll(async () => {
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  });

  const viewer = () => studio.page.getByRole('dialog');
  const iou = async () => Number((await viewer().getByTestId('iou-here').textContent())?.slice(4));
  const choose = async (model: string) => {
    await viewer().getByRole('combobox', { name: 'Model' }).click();
    await studio.page.getByRole('option', { name: model, exact: true }).click();
  };
  /** Pixels of the drawn difference by what they are. */
  const counted = () =>
    viewer()
      .getByRole('img', { name: /^Difference: / })
      .evaluate((canvas) => {
        const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
        if (context === null) throw new Error('Nothing is drawn.');
        const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
        const counts = { pixels: data.length / 4, right: 0, tooMuch: 0, missed: 0 };
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] === 0) continue;
          const [red = 0, green = 0] = [data[at], data[at + 1]];
          if (green > 200) counts.right++;
          else if (red > 200) counts.tooMuch++;
          else counts.missed++;
        }
        return counts;
      });

  it('opens by a key, and its colours are its score', async () => {
    await studio.page.keyboard.press('b');
    await viewer().waitFor();
    await choose('Colour rule');
    await viewer()
      .getByRole('img', { name: /^Difference: / })
      .waitFor(SLOW);
    const { right, tooMuch, missed, pixels } = await counted();
    // The left half is skin, of a colour that the rule takes for skin; the right half is blue.
    expect(right + missed).toBe(pixels / 2);
    expect(await iou()).toBeCloseTo(right / (right + tooMuch + missed), 3);
    expect(await iou()).toBeGreaterThan(0.9);
    expect(await seriousViolations(studio.page, '[role=dialog]')).toEqual([]);
  });

  it('asks another model, whose threshold moves what is drawn', async () => {
    await choose('tiny');
    await viewer().getByText('seen at 48 × 48').waitFor(SLOW);
    const threshold = viewer().getByRole('slider', { name: 'Threshold' });
    await threshold.fill('0');
    await vi.waitFor(async () => expect(await counted()).toMatchObject({ tooMuch: (SIDE * SIDE) / 2, missed: 0 }), SLOW);
    expect(await iou()).toBe(0.5);
    await threshold.fill('1');
    await vi.waitFor(async () => expect(await iou()).toBeLessThan(0.5), SLOW);
  });

  it('lies beside the mask, or is wiped against it by keys', async () => {
    await viewer().getByRole('button', { name: 'Side by side' }).click();
    await viewer().getByRole('figure', { name: 'Mask', exact: true }).getByTestId('mask-skin').waitFor();
    await viewer()
      .getByRole('figure', { name: 'Prediction · tiny' })
      .getByRole('img', { name: /^Prediction: / })
      .waitFor(SLOW);
    await studio.page.keyboard.press('v');
    const edge = viewer().getByRole('slider', { name: 'Edge between mask and prediction' });
    const clip = () =>
      viewer()
        .getByRole('img', { name: /^Prediction: / })
        .evaluate((canvas) => getComputedStyle(canvas).clipPath);
    expect(await clip()).toBe('inset(0px 0px 0px 50%)');
    await edge.press('ArrowRight');
    await vi.waitFor(async () => expect(await clip()).toBe('inset(0px 0px 0px 51%)'), SLOW);
    expect(await seriousViolations(studio.page, '[role=dialog]')).toEqual([]);
  });

  it('walks on, and goes as it came', async () => {
    await viewer().getByRole('button', { name: 'Difference' }).click();
    await studio.page.keyboard.press('ArrowRight');
    await viewer()
      .getByText(/2 \/ 4/)
      .waitFor();
    await viewer()
      .getByRole('img', { name: /^Difference: photo1/ })
      .waitFor(SLOW);
    await studio.page.keyboard.press('b');
    await viewer().getByRole('combobox', { name: 'Model' }).waitFor({ state: 'detached' });
    expect(await viewer().getByTestId('iou-here').count()).toBe(0);
    await studio.page.keyboard.press('b');
    await viewer().getByTestId('iou-here').waitFor(SLOW);
  });

  it('says so when a picture is gone, and when a model is', async () => {
    await rm(join(folder, 'photos/images/photo3.png'));
    await studio.page.keyboard.press('End');
    await viewer()
      .getByText(/4 \/ 4/)
      .waitFor();
    await viewer()
      .getByRole('alert')
      .getByText(/photo3\.png cannot be read/)
      .waitFor(SLOW);
    expect(await viewer().locator('canvas').count()).toBe(0);

    await rm(join(library, 'runs/tiny/model.onnx'));
    await studio.page.keyboard.press('Home');
    await viewer().getByText('The model file of tiny is gone', { exact: false }).waitFor(SLOW);
    await choose('Colour rule');
    await viewer()
      .getByRole('img', { name: /^Difference: / })
      .waitFor(SLOW);
    expect(studio.faults).toEqual([]);
  });
});
