import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { frameOf, typeNumber } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';
import { addManyFrames, type ManyFrames } from './support/manyFrames.ts';

/**
 * What the three users come for, by what they read on the screen: roles and names only, no element is looked for in any
 * other way, and nothing is done behind the window's back.
 */
const SLOW = { timeout: 180_000, interval: 250 };
const FRAMES = 10_000;

function opened(options: () => Parameters<typeof openStudio>[0] = () => ({})) {
  const story: { studio: StudioInBrowser | null } = { studio: null };
  beforeAll(async () => {
    story.studio = await openStudio(options());
    story.studio.page.setDefaultTimeout(120_000);
  });
  afterAll(async () => {
    const { studio } = story;
    await studio?.close();
    expect(studio?.faults).toEqual([]);
    expect(studio?.foreign).toEqual([]);
  });
  return () => {
    if (story.studio === null) throw new Error('The studio is not open.');
    return story.studio.page;
  };
}

describe('a researcher takes the dark-skinned close-ups of 10,000 frames to COCO', () => {
  let library = '';
  let many: ManyFrames = { folder: '', darkFaces: [] };
  const page = opened(() => ({
    prepare: async (dir) => {
      library = dir;
      many = await addManyFrames(dir, 'mixed ten thousand', FRAMES);
    },
  }));
  const told = (count: number) => `${count.toLocaleString('en')} of 10,000 frames`;

  it('filters by two clicks on what is seen and one or two on skin types, and reads the count', async () => {
    await frameOf(page()).go('Datasets');
    const filters = page().getByRole('region', { name: 'Filters' });
    await filters.getByRole('list', { name: 'What is seen' }).getByRole('button', { name: /^face/ }).click();
    for (const type of [/^V\b/, /^VI\b/]) {
      await filters.getByRole('list', { name: 'Skin type' }).getByRole('button', { name: type }).click();
    }
    expect(many.darkFaces.length).toBeGreaterThan(100);
    await page().getByText(told(many.darkFaces.length)).first().waitFor();
  });

  it('exports what the filter shows', async () => {
    await page().getByRole('button', { name: 'Export, split, check …' }).click();
    await page().getByRole('menuitem', { name: 'Export…' }).click();
    const dialog = page().getByRole('dialog', { name: 'Export mixed ten thousand' });
    // What the filter shows and COCO are there already: only the folder has to be told.
    expect(await dialog.getByRole('combobox', { name: 'Format' }).inputValue()).toBe('COCO instances (JSON)');
    expect(await dialog.getByRole('combobox', { name: 'Frames' }).inputValue()).toContain('filter');
    await dialog.getByRole('textbox', { name: 'Into the folder' }).fill(join(library, 'coco'));
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await page().getByText('Export mixed ten thousand: done').waitFor(SLOW);
  });

  it('finds exactly those frames in the file', async () => {
    const { images, annotations } = z
      .object({ images: z.array(z.object({ id: z.int(), file_name: z.string() })), annotations: z.array(z.object({ image_id: z.int() })) })
      .parse(JSON.parse(await readFile(join(library, 'coco/annotations/instances.json'), 'utf8')));
    const frames = images.map(({ file_name }) => Number(/(\d+)\.png$/.exec(file_name)?.[1]));
    expect(frames.toSorted((a, b) => a - b)).toEqual(many.darkFaces);
    expect(new Set(annotations.map(({ image_id }) => image_id)).size).toBe(images.length);
  });
});

describe('a newcomer gets from the first start to a model with a score', () => {
  const page = opened(() => ({ firstRun: true }));
  const tour = () => page().getByRole('region', { name: 'Tour' });
  const next = async (title: string) => {
    await tour().getByRole('heading', { name: title }).waitFor(SLOW);
    await tour().getByRole('button', { name: 'Next' }).click();
  };

  it('is led by the tour to a frame that Blender rendered', async () => {
    await next('Choose a preset');
    await next('Change a value');
    await tour().getByRole('button', { name: 'Preview this frame' }).click();
    await next('Your first frame');
    await tour().getByRole('button', { name: 'Done' }).click();
  });

  it('is sent from the empty Models to the preset, and renders a few frames of a built-in one', async () => {
    await frameOf(page()).go('Models');
    await page().getByRole('main').getByRole('button', { name: 'Render a dataset' }).click();
    await page()
      .getByRole('button', { name: /^Preset:/ })
      .click();
    await page()
      .getByRole('menuitem', { name: /^faces/ })
      .click();
    const inspector = page().getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: /^Render/ }).click();
    await typeNumber(inspector, 'Width', 64);
    await typeNumber(inspector, 'Height', 64);
    await page().getByRole('button', { name: 'Render dataset' }).click();
    const dialog = page().getByRole('dialog', { name: 'Render a dataset' });
    await typeNumber(dialog, 'Frames', 6);
    await dialog.getByRole('button', { name: 'Render', exact: true }).click();
    await frameOf(page()).go('Render');
    const queue = page().getByRole('navigation', { name: 'Queue of jobs' });
    await queue.getByRole('region', { name: 'Finished' }).getByText('Render faces').waitFor(SLOW);
  });

  it('trains the quick recipe, made tiny, on them', async () => {
    await frameOf(page()).go('Models');
    await page().getByRole('main').getByRole('button', { name: 'Start training' }).click();
    const dialog = page().getByRole('dialog', { name: 'Start training' });
    expect(await dialog.getByRole('combobox', { name: 'Recipe' }).inputValue()).toBe('quick');
    await typeNumber(dialog, 'Epochs', 2);
    await typeNumber(dialog, 'Width', 4);
    await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    const runs = page().getByRole('table', { name: 'Training runs' });
    await runs.getByRole('row', { name: 'quick' }).getByText('Done').waitFor(SLOW);
  });

  it('sees its score beside the colour rule', async () => {
    await page().getByRole('button', { name: 'Evaluate', exact: true }).click();
    await page().getByRole('dialog').getByRole('button', { name: 'Evaluate', exact: true }).click();
    const scores = page().getByRole('table', { name: 'Scores' });
    await scores.getByRole('row', { name: 'Colour rule' }).waitFor(SLOW);
    const row = scores.getByRole('row', { name: 'quick' });
    await row.waitFor(SLOW);
    const [, , images, iou] = await row.getByRole('cell').allTextContents();
    expect(images).toBe('6');
    expect(Number(iou)).toBeGreaterThanOrEqual(0);
    expect(Number(iou)).toBeLessThanOrEqual(1);
  });
});

describe('an artist makes a preset of portraits at a window', () => {
  const page = opened();
  const NAME = 'Evening portraits';

  it('begins it from what is seen and where the light comes from', async () => {
    await page()
      .getByRole('button', { name: /^Preset:/ })
      .click();
    await page().getByRole('menuitem', { name: 'New preset…' }).click();
    const dialog = page().getByRole('dialog', { name: 'New preset' });
    await dialog.getByRole('radio', { name: 'Portrait' }).click();
    await dialog.getByRole('radio', { name: /^Window/ }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(NAME);
    await dialog.getByRole('button', { name: 'Create and open' }).click();
    await page()
      .getByRole('button', { name: `Preset: ${NAME}` })
      .waitFor();
  });

  it('turns people to the camera, and the forecast says that most pictures are portraits', async () => {
    const inspector = page().getByRole('complementary', { name: 'Inspector' });
    await typeNumber(inspector, 'Towards the front', 4);
    const forecast = page().getByRole('region', { name: 'Forecast' });
    await vi.waitFor(async () => {
      const share = /portrait (\d+) %/.exec((await forecast.textContent()) ?? '')?.[1];
      expect(Number(share)).toBeGreaterThan(50);
    }, SLOW);
  });

  it('sees a frame by Blender', async () => {
    await page().getByRole('button', { name: 'Preview', exact: false }).first().click();
    const preview = page().getByRole('figure', { name: /through its camera/ });
    await preview.getByText(/^skin [\d.]+ %/).waitFor(SLOW);
  });

  it('saves it, and finds it in the gallery with a picture after the window was closed', async () => {
    await page()
      .getByRole('button', { name: `Preset: ${NAME}` })
      .click();
    await page().getByRole('menuitem', { name: 'Save preset' }).click();
    await page().getByText(`Saved ${NAME}`).waitFor();
    await page().reload();
    await page()
      .getByRole('button', { name: /^Preset:/ })
      .click();
    await page().getByRole('menuitem', { name: 'All presets…' }).click();
    const own = page().getByRole('option', { name: new RegExp(`^${NAME}`) });
    await own.getByRole('img').waitFor(SLOW);
    await own.click();
    const details = page().getByRole('complementary', { name: 'Inspector' });
    expect(await details.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(NAME);
    expect(await details.textContent()).toContain('portrait');
  });
});
