import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { openDatasetForWriting } from '../../main/datasets/index.ts';
import { drawFrame, newDataset, PRESET } from '../unit/datasets/support/records.ts';
import { datasetsOf } from './pages/datasets.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 60_000, interval: 200 };
const FRAMES = 60;

/** Frames whose records tell of close-ups (every third) and of dark skin (every fourth). */
async function fill(library: string): Promise<{ id: string; folder: string; dark: string[] }> {
  const dark: string[] = [];
  const folder = join(library, 'datasets/drawn');
  const writer = await openDatasetForWriting(folder, newDataset({ ...PRESET, frames: FRAMES }));
  for (let frame = 0; frame < FRAMES; frame++) {
    const record = await drawFrame(folder, frame);
    const isClose = frame % 3 === 0;
    const parts = isClose ? { face: record.personShare } : { body: record.personShare };
    const shown = record.spec.people.map(() => ({
      landmarks: {},
      keypoints: {},
      boxes: {},
      personShare: record.personShare,
      skinShare: record.skinShare,
      ita: frame % 4 === 0 ? -45 : 50,
    }));
    await writer.append({ ...record, partShares: parts, people: shown });
    if (isClose && frame % 4 === 0 && shown.length > 0) dark.push(String(frame).padStart(6, '0'));
  }
  await writer.close();
  const catalogue = openCatalogue(library, 'studio');
  await catalogue.datasets.putFolder(folder);
  catalogue.close();
  return { id: writer.description.id, folder, dark };
}

/** A researcher's way: filter, choose, tag, look; no Blender. */
describe('the browser of frames', () => {
  let studio: StudioInBrowser;
  let dataset: Awaited<ReturnType<typeof fill>> = { id: '', folder: '', dark: [] };
  let library = '';
  beforeAll(async () => {
    studio = await openStudio({
      prepare: async (dir) => {
        library = dir;
        dataset = await fill(dir);
      },
    });
    await frameOf(studio.page).go('Datasets');
    await datasetsOf(studio.page).frames.first().waitFor();
  });
  afterAll(() => studio.close());

  const filters = () => studio.page.getByRole('region', { name: 'Filters' });
  const shown = () => studio.page.getByText(/ of 60 frames/).first();

  it('filters to close-ups of dark skin by the words of two properties', async () => {
    await filters().getByRole('list', { name: 'What is seen' }).getByRole('button', { name: /^face/ }).click();
    await vi.waitFor(async () => expect(await shown().textContent()).toBe('20 of 60 frames'), SLOW);
    await filters().getByRole('list', { name: 'Skin type' }).getByRole('button', { name: /^VI/ }).click();
    // Every third and every fourth, but those that show nobody.
    expect(dataset.dark.length).toBeGreaterThan(2);
    await vi.waitFor(async () => expect(await shown().textContent()).toBe(`${dataset.dark.length} of 60 frames`), SLOW);
    await vi.waitFor(async () => expect(await datasetsOf(studio.page).frames.count()).toBe(dataset.dark.length), SLOW);
  });

  it('chooses all of them and tags them by keys, which the library writes down', async () => {
    const { page } = studio;
    const { grid } = datasetsOf(page);
    await grid.press('Control+a');
    await page.getByText(`${dataset.dark.length} chosen`).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog').getByLabel('Add a tag').fill('dark close-up');
    await page.keyboard.press('Enter');
    await page.getByText(`Tagged ${dataset.dark.length} frames “dark close-up”`).waitFor();
    const tags: unknown = JSON.parse(await readFile(join(library, 'tags', `${dataset.id}.json`), 'utf8'));
    expect(tags).toMatchObject({ tags: { 'dark close-up': dataset.dark } });
  });

  it('finds them again by the tag alone, and takes a tag back', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await filters()
      .getByRole('list', { name: 'Tags' })
      .getByRole('button', { name: /dark close-up/ })
      .click();
    await vi.waitFor(async () => expect(await shown().textContent()).toBe(`${dataset.dark.length} of 60 frames`), SLOW);
    await datasetsOf(page).frames.first().click();
    await datasetsOf(page)
      .details.getByRole('button', { name: /Take the tag/ })
      .click();
    await vi.waitFor(async () => expect(await shown().textContent()).toBe(`${dataset.dark.length - 1} of 60 frames`), SLOW);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await vi.waitFor(async () => expect(await shown().textContent()).toBe(`${dataset.dark.length} of 60 frames`), SLOW);
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  it('brushes a histogram, and chooses a stretch and a box', async () => {
    const { page } = studio;
    const { frames } = datasetsOf(page);
    const bars = filters().locator('[data-property=skinShare] > div').first();
    const box = await bars.boundingBox();
    if (box === null) throw new Error('There is no histogram.');
    await page.mouse.move(box.x + 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 5 });
    await page.mouse.up();
    const chip = page.getByRole('button', { name: /^Remove filter: Skin ≤/ });
    await chip.waitFor();
    await chip.click();
    await vi.waitFor(async () => expect(await frames.count()).toBeGreaterThan(20), SLOW);

    await frames.nth(1).click();
    await frames.nth(8).click({ modifiers: ['Shift'] });
    await page.getByText('8 chosen').waitFor();
    const from = await frames.nth(0).boundingBox();
    const to = await frames.nth(2).boundingBox();
    if (from === null || to === null) throw new Error('There are no cells.');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 30, { steps: 4 });
    await page.mouse.up();
    await page.getByText('3 chosen').waitFor();
  });

  it('opens the preset of a frame in Design', async () => {
    const { page } = studio;
    await datasetsOf(page).frames.nth(4).click();
    await page.getByRole('button', { name: 'Show in Design' }).click();
    await page.getByText(`Opened ${PRESET.name} at frame 4`).waitFor();
    await frameOf(page).go('Datasets');
  });

  it('says which files were deleted under its feet, and goes on', async () => {
    const { page } = studio;
    const { frames, grid } = datasetsOf(page);
    await rm(join(dataset.folder, 'images/000002.png'));
    await rm(join(dataset.folder, 'masks/skin/000003.png'));
    await page.reload();
    await frames.first().waitFor();
    await vi.waitFor(async () => expect(await grid.getByText('File missing').count()).toBe(2), SLOW);
    await page.getByRole('button', { name: '2 files missing' }).click();
    await vi.waitFor(async () => expect(await frames.count()).toBe(2), SLOW);
    await frames.first().dblclick();
    await page
      .getByRole('dialog')
      .getByRole('img', { name: /File missing/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    expect(studio.faults).toEqual([]);
    expect(studio.foreign).toEqual([]);
  });
});
