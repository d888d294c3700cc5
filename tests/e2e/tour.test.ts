import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './pages/axe.ts';
import { designOf } from './pages/design.ts';
import { frameOf } from './pages/frame.ts';
import { openStudio, type StudioInBrowser } from './studio.ts';

/** A newcomer's first minutes: the tour comes by itself and ends in a frame that Blender has rendered. */
describe('the tour', () => {
  let studio: StudioInBrowser;
  beforeAll(async () => {
    studio = await openStudio({ firstRun: true });
  });
  afterAll(() => studio.close());

  const card = () => studio.page.getByRole('region', { name: 'Tour' });
  const heading = (title: string) => card().getByRole('heading', { name: title }).waitFor({ timeout: 90_000 });

  it('begins with a preset, and goes on when one is chosen', async () => {
    await heading('Choose a preset');
    expect((await seriousViolations(studio.page)).join('\n')).toBe('');
    await designOf(studio.page).preset.click();
    await studio.page.getByRole('menuitem', { name: /^face/ }).first().click();
    await heading('Change a value');
  });

  it('sees that a value was changed, by the keyboard', async () => {
    await card().getByText('Not changed yet').waitFor();
    await designOf(studio.page).field('Towards the front').press('ArrowUp');
    await card().getByText('Changed').waitFor();
    await card().getByRole('button', { name: 'Next' }).click();
  });

  it('renders a frame by Blender and shows it with its masks', async () => {
    await heading('Render one frame');
    await card().getByRole('button', { name: 'Preview this frame' }).click();
    await heading('Your first frame');
    await designOf(studio.page).previewed.waitFor();
    await studio.page.getByTestId('mask-skin').waitFor();
    const picture = studio.page
      .getByRole('figure', { name: /through its camera/ })
      .locator('img')
      .first();
    expect(await picture.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0))).toBeGreaterThanOrEqual(96);
  });

  it('ends at the rail, comes back by the palette only, and is left by Escape', async () => {
    await card().getByRole('button', { name: 'Next' }).click();
    await heading('Where to go on');
    await card().getByRole('button', { name: 'Done' }).click();
    await card().waitFor({ state: 'hidden' });
    await studio.page.reload();
    await designOf(studio.page).preset.waitFor();
    expect(await card().count()).toBe(0);
    await frameOf(studio.page).command('tour');
    await heading('Choose a preset');
    await studio.page.keyboard.press('Escape');
    await card().waitFor({ state: 'hidden' });
    expect(studio.faults).toEqual([]);
  });
});
