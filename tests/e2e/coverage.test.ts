import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { designOf } from './pages/design.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 60_000, interval: 200 };

/** Needs no Blender: the forecast is made by the window's own thread. */
describe('forecast of a preset, in the window', () => {
  let studio: StudioInBrowser;
  beforeAll(async () => {
    studio = await openStudio();
  });
  afterAll(() => studio.close());

  /** The median of the skin share, per cent. */
  async function medianSkin(): Promise<number> {
    const panel = studio.page.getByRole('region', { name: 'Forecast' });
    const told = /median ([\d.]+) %/.exec((await panel.getByRole('figure', { name: 'Skin per picture' }).textContent()) ?? '');
    return Number(told?.[1]);
  }

  it('skin falls as p_clothed rises', async () => {
    const design = designOf(studio.page);
    await design.openSection('Clothes');
    await design.type('Clothed', 0);
    await vi.waitFor(async () => expect(await medianSkin()).toBeGreaterThan(15), SLOW);
    const bare = await medianSkin();
    await design.type('Clothed', 100);
    await vi.waitFor(async () => expect(await medianSkin()).toBeLessThan(0.8 * bare), SLOW);
  });

  it('a warning leads to the section that causes it', async () => {
    const design = designOf(studio.page);
    await design.openSection('People');
    await design.type('Tone V', 0);
    await design.type('Tone VI', 0);
    await design.openSection('People');
    const warning = studio.page.getByRole('button', { name: /^Dark skin/ });
    await warning.waitFor({ timeout: 60_000 });
    const head = studio.page.locator('[data-section="design.people"] button').first();
    if ((await head.getAttribute('aria-expanded')) === 'true') await head.click();
    await warning.click();
    expect(await head.getAttribute('aria-expanded')).toBe('true');
  });

  it('folds by key and keeps its line', async () => {
    const panel = studio.page.getByRole('region', { name: 'Forecast' });
    await panel.getByRole('button', { name: 'Show or hide the forecast' }).click();
    expect(await panel.getByRole('figure').count()).toBe(0);
    expect(await panel.textContent()).toContain('face seen');
    await studio.page.locator('body').press('c');
    await panel.getByRole('figure', { name: 'Skin per picture' }).waitFor();
    expect(studio.faults).toEqual([]);
  });
});
