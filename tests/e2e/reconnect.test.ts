import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { drawnDataset } from '../unit/exports/support.ts';
import { datasetsOf } from './pages/datasets.ts';
import { designOf } from './pages/design.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 60_000, interval: 200 };

async function fill(library: string): Promise<void> {
  const folder = join(library, 'datasets/drawn');
  await drawnDataset(folder, 6);
  const catalogue = openCatalogue(library, 'studio');
  await catalogue.datasets.putFolder(folder);
  catalogue.close();
}

/** The backend dies and comes back, the window is loaded anew: nothing that was done in it is lost. */
describe('a window that outlives its backend', () => {
  let studio: StudioInBrowser;
  beforeAll(async () => {
    studio = await openStudio({ prepare: fill });
  });
  afterAll(() => studio.close());

  const value = async (field: Locator) => Number(await field.getAttribute('aria-valuenow'));
  const banner = () => studio.page.getByText('trying to connect again');

  it('keeps unsaved changes made before and while the backend was gone, and saves them after', async () => {
    const design = designOf(studio.page);
    await design.type('Towards the front', 7);
    await studio.stopBackend();
    await banner().waitFor();
    await design.type('Long lenses', 3);
    // Saving fails, and says what to do.
    await studio.page.keyboard.press('Control+s');
    await frameOf(studio.page).status.getByText('cannot be reached').waitFor();
    await studio.startBackend();
    const now = studio.page.getByRole('button', { name: 'Try now' });
    await now.click({ timeout: 5000 }).catch(() => {});
    await banner().waitFor({ state: 'hidden', timeout: 30_000 });

    expect([await value(design.field('Towards the front')), await value(design.field('Long lenses'))]).toEqual([7, 3]);
    await studio.page.keyboard.press('Control+s');
    await frameOf(studio.page).status.getByText('Saved mixed copy').waitFor();
  });

  it('hears of jobs again', async () => {
    const { page } = studio;
    await frameOf(page).go('Datasets');
    await datasetsOf(page).frames.first().waitFor();
    await frameOf(page).command('check and repair');
    await page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('Check drawn: done').waitFor(SLOW);
  });

  it('is where it was after a reload: workspace, dataset, frame, theme, width of the inspector', async () => {
    const { page } = studio;
    await frameOf(page).command('theme light');
    await datasetsOf(page).frames.nth(3).click();
    const handle = page.getByRole('separator', { name: 'Resize panel' });
    await handle.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowLeft');
    const width = async () => Math.round((await datasetsOf(page).details.boundingBox())?.width ?? 0);
    const before = await width();
    await page.reload();
    await datasetsOf(page).grid.waitFor();
    expect(await page.getByRole('listbox', { name: 'Frames of drawn' }).count()).toBe(1);
    expect(await page.evaluate(`document.documentElement.dataset.mantineColorScheme`)).toBe('light');
    await datasetsOf(page).details.getByText('000003').first().waitFor();
    await vi.waitFor(async () => expect(Math.abs((await width()) - before)).toBeLessThanOrEqual(2), SLOW);
  });

  it('takes a removed dataset back', async () => {
    const { page } = studio;
    await frameOf(page).command('remove dataset');
    await page.getByText('Removed drawn').waitFor();
    await page.getByRole('heading', { name: 'No datasets yet' }).waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByText('drawn is back').waitFor();
    await page.getByRole('listbox', { name: 'Frames of drawn' }).waitFor();
    await vi.waitFor(async () => expect(await datasetsOf(page).frames.count()).toBe(6), SLOW);
    expect(studio.faults).toEqual([]);
  });
});
