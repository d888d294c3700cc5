import type { Page } from 'playwright-core';

/** The Datasets workspace. */
export function datasetsOf(page: Page) {
  const grid = page.getByRole('listbox', { name: /^Frames of/ });
  const viewer = page.getByRole('dialog');
  return {
    open: (name: string) => page.getByRole('navigation', { name: 'Datasets of the library' }).getByRole('button', { name }).click(),
    grid,
    frames: grid.getByRole('option'),
    masks: page.getByRole('button', { name: /^Masks/ }),
    details: page.getByRole('complementary', { name: 'Inspector' }),
    picture: viewer.locator('img'),
    skinMask: viewer.getByTestId('mask-skin'),
  };
}
