import type { Page } from 'playwright-core';
import { frameOf } from '../../tests/e2e/pages/frame.ts';

/** One picture of the window: how to get there from anywhere. */
export interface Scene {
  readonly name: string;
  /** In the small window too. */
  readonly narrow?: boolean;
  readonly show: (page: Page) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first();
const frames = (page: Page) => page.getByRole('listbox', { name: /^Frames of/ }).getByRole('option');

async function openModels(page: Page): Promise<void> {
  await frameOf(page).go('Models');
  const back = page.getByRole('button', { name: 'Back to the runs' });
  if ((await back.count()) > 0) await back.click();
  await page.getByRole('table', { name: 'Training runs' }).waitFor();
}

/** Every workspace and what is most often shown in it, in the order of the work. */
export const SCENES: readonly Scene[] = [
  {
    name: 'design',
    narrow: true,
    async show(page) {
      await frameOf(page).go('Design');
      await page.getByRole('button', { name: /^Preset:/ }).click();
      await page.getByRole('menuitem', { name: /^Portraits at a window/ }).click();
      await page.getByRole('region', { name: 'Forecast' }).getByRole('figure').first().waitFor();
      await page.getByText('Shaping the person').waitFor({ state: 'hidden', timeout: 120_000 });
    },
  },
  {
    name: 'preview',
    async show(page) {
      await button(page, 'Preview').click();
      await page.getByTestId('preview-skin').waitFor();
      await button(page, 'Mask overlay').click();
      await page.getByRole('status').filter({ hasText: 'Refining' }).waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'presets',
    async show(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'All presets' }).click();
      const own = page.getByRole('option', { name: /^Portraits at a window/ });
      await own.click();
      // All four frames of it, by Blender.
      await own.locator('img').nth(3).waitFor();
    },
  },
  {
    name: 'render',
    async show(page) {
      await page.keyboard.press('Escape');
      await frameOf(page).go('Render');
      await page.getByRole('navigation', { name: 'Queue of jobs' }).getByText('Render Mixed rooms').click();
    },
  },
  {
    name: 'photos',
    async show(page) {
      await frameOf(page).go('Photos');
      await page.getByRole('listbox', { name: 'Photographs' }).getByRole('option').nth(3).click();
    },
  },
  {
    name: 'datasets',
    async show(page) {
      await frameOf(page).go('Datasets');
      await page.getByRole('navigation', { name: 'Datasets of the library' }).getByRole('button', { name: 'Mixed rooms' }).click();
      await page.getByRole('main').getByRole('button', { name: 'Masks' }).first().click();
      await page
        .getByRole('list', { name: 'What is seen' })
        .getByRole('button', { name: /^portrait/ })
        .click();
      await frames(page).nth(1).click();
    },
  },
  {
    name: 'statistics',
    async show(page) {
      await button(page, 'Statistics').click();
      await page.getByRole('main').getByRole('figure').first().waitFor();
    },
  },
  {
    name: 'models',
    async show(page) {
      await openModels(page);
      await page.getByRole('row', { name: 'Mixed, width 16 s1' }).first().getByRole('button').first().click();
      await page.getByRole('figure', { name: 'Loss', exact: true }).waitFor();
    },
  },
  {
    name: 'errors',
    async show(page) {
      await button(page, 'Errors').click();
      await page.getByRole('button', { name: 'Back to the runs' }).waitFor();
      // The model paints each picture; nothing on the screen tells when the last one is done.
      await page.waitForTimeout(12_000);
    },
  },
  {
    name: 'compare',
    async show(page) {
      await openModels(page);
      for (const run of ['Mixed, width 8 s1', 'Mixed, width 8 s2', 'Mixed, width 16 s1'])
        await page.getByRole('checkbox', { name: `Compare ${run}`, exact: true }).click();
      await page.getByRole('table', { name: 'Comparison' }).waitFor();
    },
  },
  {
    name: 'settings',
    async show(page) {
      await frameOf(page).go('Settings');
      await page.getByText('OpenImageDenoise').waitFor();
    },
  },
];
