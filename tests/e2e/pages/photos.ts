import type { Page } from 'playwright-core';

/** The Photos workspace. */
export function photosOf(page: Page) {
  const grid = page.getByRole('listbox', { name: 'Photographs' });
  return {
    grid,
    photographs: grid.getByRole('option'),
    details: page.getByRole('complementary', { name: 'Inspector' }),
    async add(folder: string) {
      await page.getByRole('button', { name: 'Add folder' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add photographs for walls' });
      await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
      await dialog.getByRole('button', { name: 'Add folder' }).click();
    },
    acceptClean: page.getByRole('button', { name: /^Accept \d+ clean/ }),
    async show(filter: string) {
      await page
        .getByRole('combobox', { name: 'Show' })
        .or(page.getByRole('textbox', { name: 'Show' }))
        .first()
        .click();
      await page.getByRole('option', { name: new RegExp(`^${filter}`) }).click();
    },
  };
}
