import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { writeTinyRun } from '../harness/tinyRun.ts';
import { drawnDataset } from '../unit/exports/support.ts';
import { seriousViolations } from './pages/axe.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';
import { writeManyScores } from './support/manyScores.ts';

const SLOW = { timeout: 60_000, interval: 200 };
/** Pictures of an older evaluation. */
const MANY = 5000;
const RUN = '22222222-2222-4222-8222-222222222222';

/** A model at work: on a photograph, on the frames that it was scored on, on a folder. A real network, no Blender. */
describe('using a model, in the window', () => {
  let studio: StudioInBrowser;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-tried-'));
    const gradient = Buffer.from(Uint8Array.from({ length: 3 * 96 * 64 }, (_, k) => (k % 3 === 0 ? 220 : (k * 5) % 200)));
    await sharp(gradient, { raw: { width: 96, height: 64, channels: 3 } })
      .png()
      .toFile(join(folder, 'holiday.png'));
    await writeFile(join(folder, 'letter.png'), 'no picture');
    studio = await openStudio({
      prepare: async (library) => {
        writeTinyRun(join(library, 'runs/tiny'), RUN);
        await drawnDataset(join(library, 'datasets/drawn'), 8);
        const catalogue = openCatalogue(library, 'studio');
        const { id } = await catalogue.datasets.putFolder(join(library, 'datasets/drawn'));
        await writeManyScores(join(library, 'runs/tiny'), id, MANY);
        await catalogue.runs.putFolder(join(library, 'runs/tiny'));
        catalogue.close();
      },
    });
    studio.page.setDefaultTimeout(40_000);
    await frameOf(studio.page).go('Models');
  }, 120_000);
  afterAll(async () => {
    await studio.close();
    for (const made of [folder, `${folder}-masks`]) await rm(made, { recursive: true, force: true });
  });

  const model = () => studio.page.getByRole('figure', { name: 'tiny', exact: true });
  const drawn = () =>
    model()
      .locator('canvas')
      .evaluate((canvas) => {
        const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
        if (context === null) throw new Error('Nothing is drawn.');
        const { data, width, height } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
        return { width, height, found: data.filter((value, k) => k % 4 === 3 && value > 0).length };
      });
  /** As a file manager does. */
  const drop = async (name: string) => {
    const bytes = (await readFile(join(folder, name))).toString('base64');
    const data = await studio.page.evaluateHandle(
      ([text, file]) => {
        const transfer = new DataTransfer();
        const raw = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([raw], file, { type: 'image/png' }));
        return transfer;
      },
      [bytes, name] as const,
    );
    await studio.page.getByRole('region', { name: 'Try on a photo' }).dispatchEvent('drop', { dataTransfer: data });
  };

  it('marks skin in a dropped photo, and follows the threshold without another inference', async () => {
    await studio.page.getByRole('button', { name: 'Try on a photo' }).waitFor();
    await studio.page.keyboard.press('t');
    await studio.page.getByText('Drop a photo here').waitFor();
    await drop('holiday.png');
    await model().getByTestId('skin-share').waitFor(SLOW);
    await studio.page.getByRole('figure', { name: 'Colour rule' }).getByTestId('skin-share').waitFor(SLOW);
    const threshold = studio.page.getByRole('slider', { name: 'Threshold' });
    await studio.page.getByRole('combobox', { name: 'Show' }).click();
    await studio.page.getByRole('option', { name: 'Skin', exact: true }).click();
    const asked: string[] = [];
    studio.page.on('request', (request) => asked.push(request.url()));
    await threshold.fill('0');
    await vi.waitFor(async () => expect(await drawn()).toEqual({ width: 96, height: 64, found: 96 * 64 }), SLOW);
    expect(await model().getByTestId('skin-share').textContent()).toBe('100.0 % skin');
    await threshold.fill('1');
    await vi.waitFor(async () => expect((await drawn()).found).toBeLessThan(96 * 64), SLOW);
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(await seriousViolations(studio.page, 'main')).toEqual([]);
  });

  it('hands the mask out as a file', async () => {
    await studio.page.getByRole('slider', { name: 'Threshold' }).fill('0');
    const waiting = studio.page.waitForEvent('download');
    await model().getByRole('button', { name: 'Download mask' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('holiday tiny skin.png');
    const { data, info } = await sharp(await readFile(await download.path()))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, Math.min(...data)]).toEqual([96, 64, 255]);
  });

  it('says so when a file is no picture, and without a webcam', async () => {
    await drop('letter.png');
    await studio.page.getByText('This file is no picture that can be read.').waitFor(SLOW);
    await studio.page.getByRole('button', { name: 'Webcam' }).click();
    await studio.page.getByText(/There is no webcam that this window can use|The webcam was not allowed/).waitFor(SLOW);
  });

  it('segments a folder and shows what it found', async () => {
    await studio.page.getByRole('button', { name: 'Segment a folder' }).click();
    const dialog = studio.page.getByRole('dialog');
    await dialog.getByLabel('Photos in').fill(folder);
    await dialog.getByLabel('Masks into').fill(`${folder}-masks`);
    await dialog.getByRole('button', { name: 'Segment', exact: true }).click();
    await studio.page.getByText(/^Segment .* with tiny: done/).waitFor(SLOW);
    await studio.page.getByRole('button', { name: 'Show jobs' }).click();
    await studio.page.getByRole('button', { name: /^Open: Segment/ }).click();
    await studio.page.keyboard.press('Escape');
    await studio.page.getByRole('list', { name: 'Segmented folder' }).getByText('holiday.png').waitFor(SLOW);
    await studio.page.getByText(/1 photos?, 1 could not be read/).waitFor();
    await studio.page.getByRole('button', { name: 'Back to the runs' }).click();
  });

  it('shows the worst pictures of an evaluation first, by slice, and each with its errors', async () => {
    await studio.page.getByRole('button', { name: 'Evaluate', exact: true }).click();
    await studio.page.getByRole('dialog').getByRole('button', { name: 'Evaluate' }).click();
    await studio.page.getByText(/^Score colour rule on drawn: done/).waitFor(SLOW);
    await studio.page.getByRole('button', { name: 'Errors', exact: true }).click();
    const pictures = studio.page.getByRole('listbox', { name: 'Errors' }).getByRole('option');
    await vi.waitFor(async () => expect(await pictures.count()).toBe(8), SLOW);
    const names = await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    const scores = names.map((name) => Number(/IoU (\S+)$/.exec(name)?.[1]));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    await studio.page
      .getByRole('img', { name: /^Errors: / })
      .first()
      .waitFor(SLOW);
    expect(await seriousViolations(studio.page, 'main')).toEqual([]);

    await studio.page.getByRole('listbox', { name: 'Errors' }).press('Enter');
    const viewer = studio.page.getByRole('dialog');
    await viewer.getByRole('img', { name: /^Errors: / }).waitFor(SLOW);
    const here = () => viewer.getByTestId('iou-here').textContent();
    expect(Number((await here())?.slice(4)).toFixed(2)).toBe(scores[0]?.toFixed(2));
    await studio.page.keyboard.press('b');
    await viewer.getByRole('img', { name: /^Truth: / }).waitFor();
    await studio.page.keyboard.press('ArrowRight');
    await viewer.getByText(/2 \/ 8/).waitFor();
    await studio.page.keyboard.press('Escape');

    const slices = studio.page.getByRole('table', { name: 'Scores by slice' });
    await slices.getByRole('button').first().click();
    const counted = Number(await slices.getByRole('row').nth(1).getByRole('cell').first().textContent());
    await vi.waitFor(async () => expect(await pictures.count()).toBe(counted), SLOW);
  });

  it('walks through thousands of scored pictures, of which only those near the view exist', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'All pictures' }).click();
    await page.getByRole('combobox', { name: 'Scored' }).click();
    await page.getByRole('option', { name: 'drawn · 64 px' }).click();
    await page.getByText('5,000 pictures').waitFor(SLOW);
    const list = page.getByRole('listbox', { name: 'Errors' });
    await list.getByRole('option', { name: 'picture 0, IoU 0.00' }).waitFor(SLOW);
    expect(await list.getByRole('option').count()).toBeLessThan(150);
    await list.press('End');
    const last = list.getByRole('option', { name: `picture ${MANY - 1}, IoU 1.00` });
    await last.waitFor(SLOW);
    expect([await last.getAttribute('aria-selected'), await last.getAttribute('aria-posinset')]).toEqual(['true', String(MANY)]);
    expect(await list.getByRole('option').count()).toBeLessThan(150);
    await list.press('Enter');
    await page.getByRole('dialog').getByText(`${MANY} / ${MANY}`).waitFor();
    await page.keyboard.press('Escape');
  });

  it('met no error', () => expect(studio.faults).toEqual([]));
});
