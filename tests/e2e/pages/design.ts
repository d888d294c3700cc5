import type { Page } from 'playwright-core';
import { typeNumber } from './frame.ts';

/** The Design workspace. */
export function designOf(page: Page) {
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const viewport = page.getByRole('img', { name: '3D view of the scene' });
  return {
    viewport,
    preset: page.getByRole('button', { name: /^Preset:/ }),
    type: (label: string, value: number) => typeNumber(inspector, label, value),
    field: (label: string) => inspector.getByRole('spinbutton', { name: label, exact: true }),
    /** Drags a field sideways by so many pixels. */
    async drag(label: string, pixels: number) {
      const box = await inspector.getByRole('spinbutton', { name: label, exact: true }).boundingBox();
      if (box === null) throw new Error(`${label} is not in view.`);
      const [x, y] = [box.x + 20, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + pixels, y, { steps: 8 });
      await page.mouse.up();
    },
    problem: inspector.getByRole('alert'),
    chart: (title: string) => inspector.getByRole('figure', { name: title }),
    async openSection(title: string) {
      const head = inspector.getByRole('region', { name: title }).getByRole('button').first();
      if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    },
    /** Waits until the body of the frame has come from Blender. */
    async bodyShown() {
      await page
        .getByText('Shaping the person')
        .waitFor({ state: 'visible', timeout: 5000 })
        .catch(() => {});
      await page.getByText('Shaping the person').waitFor({ state: 'hidden', timeout: 60_000 });
    },
    preview: page.getByRole('button', { name: 'Preview' }),
    previewed: page.getByTestId('preview-skin'),
    /** The pixels of the 3D view, to compare with later ones. */
    pixels: async () => (await viewport.screenshot()).toString('base64'),
    async render(name: string, frames: number) {
      await page.getByRole('button', { name: 'Render dataset' }).click();
      const dialog = page.getByRole('dialog', { name: 'Render a dataset' });
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await typeNumber(dialog, 'Frames', frames);
      await dialog.getByRole('button', { name: 'Render', exact: true }).click();
    },
  };
}
