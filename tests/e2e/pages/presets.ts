import type { Page } from 'playwright-core';

/** The gallery of presets and the history of the open one. */
export function presetsOf(page: Page) {
  const gallery = page.getByRole('listbox', { name: 'Presets' });
  const details = page.getByRole('complementary', { name: 'Inspector' });
  const history = page.getByRole('dialog', { name: /^History of/ });
  return {
    gallery,
    details,
    history,
    card: (name: string) => gallery.getByRole('option', { name: new RegExp(`^${name}, `) }),
    search: page.getByRole('textbox', { name: 'Search presets' }),
    async openGallery() {
      await page.getByRole('button', { name: 'All presets' }).click();
      await gallery.waitFor();
    },
    async openHistory() {
      await page.getByRole('button', { name: 'History', exact: true }).click();
      await history.waitFor();
    },
    /** Lets go of a file over the window. */
    async drop(name: string, text: string) {
      const files = await page.evaluateHandle(
        ([called, content]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([content ?? ''], called ?? '', { type: 'application/json' }));
          return transfer;
        },
        [name, text],
      );
      await page.dispatchEvent('body', 'drop', { dataTransfer: files });
    },
  };
}
