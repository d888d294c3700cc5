import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { datasetsOf } from './pages/datasets.ts';
import { designOf } from './pages/design.ts';
import { frameOf } from './pages/frame.ts';
import { modelsOf } from './pages/models.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 120_000, interval: 250 };

/** One user's way through the built studio: each step goes on where the one before ended. */
describe('from a design to a scored model, in the window', () => {
  let studio: StudioInBrowser;
  beforeAll(async () => {
    studio = await openStudio();
  });
  afterAll(() => studio.close());

  it('shows the scene with the real body, and what a changed control does to scene and distribution', async () => {
    const design = designOf(studio.page);
    await design.bodyShown();
    const densityBefore = await design.chart('View angle').getAttribute('data-density');
    const sceneBefore = await design.pixels();

    await design.type('Towards the front', 1);

    await vi.waitFor(async () => expect(await design.chart('View angle').getAttribute('data-density')).not.toBe(densityBefore), SLOW);
    await vi.waitFor(async () => expect(await design.pixels()).not.toBe(sceneBefore), SLOW);
    // Uniform all around: half of the frames within 90 degrees of the front.
    expect(await design.chart('View angle').textContent()).toContain('Half of the frames lie within 90° of the front');
    expect(await design.preset.textContent()).toContain('mixed copy');
  });

  it('refuses a wrong number on the spot, keeps the old one, and takes a change back', async () => {
    const design = designOf(studio.page);
    await design.type('Towards the front', 900);
    expect(await design.problem.textContent()).toContain('900 is out of range: 0.05 to 50');
    expect(await design.field('Towards the front').getAttribute('aria-valuenow')).toBe('1');

    await design.type('Towards the front', 2);
    await studio.page.keyboard.press('Control+z');
    expect(await design.field('Towards the front').getAttribute('aria-valuenow')).toBe('1');
  });

  it('makes one step of a whole drag, and resets a field by a double click', async () => {
    const design = designOf(studio.page);
    const field = design.field('Long lenses');
    await design.drag('Long lenses', 60);
    const dragged = Number(await field.getAttribute('aria-valuenow'));
    expect(dragged).toBeGreaterThan(1.2);
    await studio.page.keyboard.press('Control+z');
    expect(await field.getAttribute('aria-valuenow')).toBe('1');
    await studio.page.keyboard.press('Control+Shift+Z');
    expect(Number(await field.getAttribute('aria-valuenow'))).toBe(dragged);
    await field.dblclick();
    await vi.waitFor(async () => expect(await field.getAttribute('aria-valuenow')).toBe('1'), SLOW);
  });

  it('previews a frame with Blender and lays its mask over it', async () => {
    const design = designOf(studio.page);
    await design.preview.click();
    await design.previewed.waitFor({ timeout: 60_000 });
    expect(await design.previewed.textContent()).toMatch(/skin [\d.]+ %/);
    await studio.page.getByRole('button', { name: 'Mask overlay' }).click();
    await studio.page.getByTestId('mask-skin').waitFor();
  });

  it('renders a small dataset as a job whose progress is seen', async () => {
    const design = designOf(studio.page);
    const frame = frameOf(studio.page);
    await design.openSection('Render');
    await design.type('Width', 64);
    await design.type('Height', 64);
    await design.type('Per subject', 2);
    await design.render('tiny', 8);
    await frame.jobs.click();
    const job = frame.job('Render tiny');
    await vi.waitFor(async () => expect(await job.textContent()).toMatch(/[1-8] of 8/), SLOW);
    await vi.waitFor(async () => expect(await job.textContent()).toContain('Done'), SLOW);
    await studio.page.keyboard.press('Escape');
  });

  it('opens a frame with its spec and shows its mask', async () => {
    const frame = frameOf(studio.page);
    const datasets = datasetsOf(studio.page);
    await frame.go('Datasets');
    await datasets.frames.first().waitFor();
    expect(await datasets.frames.count()).toBe(8);
    await datasets.frames.nth(2).click();
    await vi.waitFor(async () => expect(await datasets.details.textContent()).toContain('64 × 64 px'), SLOW);
    await datasets.grid.press('Enter');
    await datasets.picture.waitFor();
    await studio.page.keyboard.press('m');
    await datasets.skinMask.waitFor();
    const size = await datasets.picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    expect(size).toBe(64);
    await studio.page.keyboard.press('Escape');
  });

  it('trains a small network, draws its curve while it learns, and scores it beside the colour rule', async () => {
    const frame = frameOf(studio.page);
    const models = modelsOf(studio.page);
    await frame.go('Models');
    await models.train('first', { epochs: 2, width: 4 });
    await vi.waitFor(async () => expect(await models.curve('Loss').getAttribute('data-points')).toBe('2'), SLOW);
    expect(await models.curve('Loss').locator('path.recharts-line-curve').count()).toBe(2);
    await vi.waitFor(async () => expect(await models.run('first').textContent()).toContain('Done'), SLOW);

    await models.evaluate();
    await models.scores.getByRole('row', { name: 'Colour rule' }).waitFor({ timeout: 90_000 });
    await models.scores.getByRole('row', { name: 'first' }).waitFor({ timeout: 90_000 });
    const cells = await models.scores.getByRole('row', { name: 'first' }).getByRole('cell').allTextContents();
    expect(cells[2]).toBe('8');
    expect(Number(cells[3])).toBeGreaterThanOrEqual(0);
    expect(Number(cells[3])).toBeLessThanOrEqual(1);
  });

  it('says that the backend is gone, and goes on by itself when it is back', async () => {
    const banner = studio.page.getByText('trying to connect again');
    await studio.stopBackend();
    await banner.waitFor();
    await studio.startBackend();
    await banner.waitFor({ state: 'hidden', timeout: 30_000 });
    await frameOf(studio.page).go('Datasets');
    await datasetsOf(studio.page).frames.first().waitFor();
    await frameOf(studio.page).go('Settings');
    await studio.page.getByText('OpenImageDenoise').waitFor();
  });

  it('asked no other machine for anything, and met no error', () => {
    expect(studio.foreign).toEqual([]);
    expect(studio.faults).toEqual([]);
  });
});
