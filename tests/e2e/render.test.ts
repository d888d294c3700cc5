import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { datasetsOf } from './pages/datasets.ts';
import { designOf } from './pages/design.ts';
import { frameOf, typeNumber } from './pages/frame.ts';
import { renderOf } from './pages/render.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

const SLOW = { timeout: 180_000, interval: 250 };
const FRAMES = 10;

/** A rendering with the real Blender, followed, halted and made longer. */
describe('the Render workspace', () => {
  let studio: StudioInBrowser;
  /** With `S2MGEN_SCREENSHOTS` naming a folder, both themes at both sizes. */
  const picture = async (name: string, sizes = [1440, 1024]) => {
    const folder = process.env.S2MGEN_SCREENSHOTS;
    if (folder === undefined) return;
    await studio.page.mouse.move(700, 600);
    for (const width of sizes) {
      const height = width === 1024 ? 640 : 900;
      await studio.page.setViewportSize({ width, height });
      for (const colorScheme of ['dark', 'light'] as const) {
        await studio.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await studio.page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
      }
    }
    await studio.page.setViewportSize({ width: 1440, height: 900 });
  };
  beforeAll(async () => {
    studio = await openStudio();
  });
  afterAll(() => studio.close());

  it('tells before the start what a rendering takes, and begins it with the workers that are asked for', async () => {
    const { page } = studio;
    const design = designOf(page);
    await frameOf(page).go('Design');
    await design.openSection('Render');
    await design.type('Width', 64);
    await design.type('Height', 64);
    await design.type('Per subject', 2);
    await page.getByRole('button', { name: 'Render dataset' }).click();
    const dialog = page.getByRole('dialog', { name: 'Render a dataset' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('tiny');
    await typeNumber(dialog, 'Frames', FRAMES);
    await typeNumber(dialog, 'Workers', 1);
    await dialog.getByText(/about \d+ kB of .* free/).waitFor();
    await picture('dialog', [1440]);
    await dialog.getByRole('button', { name: 'Render', exact: true }).click();
    await frameOf(page).go('Render');
    await renderOf(page).stage('Render tiny').waitFor();
  });

  it('shows the worker and the frames as they arrive, and pauses after the frame under way', async () => {
    const { page } = studio;
    const render = renderOf(page);
    await vi.waitFor(async () => expect(await render.arrived.count()).toBeGreaterThan(1), SLOW);
    expect(await render.workers.count()).toBe(1);
    expect(await render.workers.first().textContent()).toMatch(/Frame \d+ · |between frames/);
    await render.arrived
      .first()
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.decode());
    await picture('running');
    await page.keyboard.press('p');
    await render.section('Paused').getByText('Render tiny').waitFor({ timeout: SLOW.timeout });
    const halted = await render.arrived.count();
    expect(halted).toBeLessThan(FRAMES);
    await picture('paused');
  });

  it('keeps what is paused over a restart of the backend, and goes on where it stopped', async () => {
    const { page } = studio;
    const render = renderOf(page);
    await studio.stopBackend();
    await studio.startBackend();
    await page.getByText('backend cannot be reached').waitFor({ state: 'hidden', timeout: 60_000 });
    await render.section('Paused').getByText('Render tiny').waitFor();
    await vi.waitFor(async () => expect(await render.arrived.count()).toBeGreaterThan(1), SLOW);
    await render.press(/^Resume/);
    await render.section('Finished').getByText('Render tiny').waitFor({ timeout: SLOW.timeout });
    expect(await render.stage('Render tiny').textContent()).toContain(`${FRAMES} of ${FRAMES}`);
  });

  it('adds frames to the finished dataset, which is opened by a frame', async () => {
    const { page } = studio;
    const render = renderOf(page);
    await render.press('Add frames');
    const dialog = page.getByRole('dialog', { name: 'Add frames to tiny' });
    await typeNumber(dialog, 'More frames', 2);
    await dialog.getByText(`Frames ${FRAMES} to ${FRAMES + 1} of the same preset`).waitFor();
    await dialog.getByText('as measured in tiny').waitFor();
    await picture('add', [1440]);
    await dialog.getByRole('button', { name: 'Add frames' }).click();
    await render.section('Finished').getByText('Add 2 frames to tiny').waitFor({ timeout: SLOW.timeout });
    await picture('finished');
    await render.arrived.first().getByRole('button').click();
    await vi.waitFor(async () => expect(await datasetsOf(page).frames.count()).toBe(FRAMES + 2), SLOW);
    expect(studio.faults).toEqual([]);
  });
});
