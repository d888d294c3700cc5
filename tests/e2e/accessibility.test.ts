import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue } from '../../main/catalogue/index.ts';
import { writeRun } from '../unit/catalogue/support/entries.ts';
import { drawnDataset } from '../unit/exports/support.ts';
import { seriousViolations } from './pages/axe.ts';
import { datasetsOf } from './pages/datasets.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 640 },
] as const;
const THEMES = ['dark', 'light'] as const;

/** A dataset and a run, so that grids, charts and tables are on the screen. */
async function fill(library: string): Promise<void> {
  const folder = join(library, 'datasets/drawn');
  const run = join(library, 'runs/small');
  await drawnDataset(folder, 6);
  writeRun(run, '0b5f2d7e-5a43-4b1c-9c57-1f5d3c2a9e10', 5);
  const catalogue = openCatalogue(library, 'studio');
  await catalogue.datasets.putFolder(folder);
  await catalogue.runs.putFolder(run);
  catalogue.close();
}

describe('the window, to an axe', () => {
  let studio: StudioInBrowser;
  beforeAll(async () => {
    studio = await openStudio({ prepare: fill });
  });
  afterAll(() => studio.close());

  /** Lays each workspace, or what `open` shows over it, before axe in both themes and at both sizes. */
  async function scan(): Promise<string[]> {
    const found: string[] = [];
    for (const size of WINDOWS) {
      await studio.page.setViewportSize(size);
      for (const colorScheme of THEMES) {
        await studio.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await studio.page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
        const lines = await seriousViolations(studio.page);
        found.push(...lines.map((line) => `${size.width} ${colorScheme} ${line}`));
      }
    }
    await studio.page.setViewportSize(WINDOWS[0]);
    return found;
  }

  it.each(['Design', 'Photos', 'Models', 'Render', 'Settings'] as const)('finds nothing serious in %s', async (workspace) => {
    await frameOf(studio.page).go(workspace);
    await studio.page.getByRole('main').locator('h2, h3, section').first().waitFor();
    expect(await scan()).toEqual([]);
  });

  it('finds nothing serious in Datasets: frames and statistics', async () => {
    await frameOf(studio.page).go('Datasets');
    await datasetsOf(studio.page).frames.first().waitFor();
    expect(await scan()).toEqual([]);
    await studio.page.getByRole('button', { name: 'Statistics' }).click();
    await studio.page.getByRole('figure').first().waitFor();
    expect(await scan()).toEqual([]);
    await studio.page.getByRole('button', { name: 'Frames', exact: true }).click();
  });

  it.each([
    ['Design', 'Render dataset'],
    ['Photos', 'Add folder'],
    ['Datasets', 'Import photographs'],
    ['Models', 'Start training'],
    ['Models', 'Evaluate'],
  ] as const)('finds nothing serious in the dialog %s: %s', async (workspace, button) => {
    const { page } = studio;
    await frameOf(page).go(workspace);
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog').first().waitFor();
    const found = await scan();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
    expect(found).toEqual([]);
  });

  it.each([
    ['palette', 'Control+k'],
    ['sheet of shortcuts', '?'],
  ])('finds nothing serious in the %s', async (_name, keys) => {
    await studio.page.keyboard.press(keys);
    await studio.page.getByRole('dialog').waitFor();
    const found = await scan();
    await studio.page.keyboard.press('Escape');
    await studio.page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(found).toEqual([]);
  });
});
