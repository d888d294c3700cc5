import type { Page } from 'playwright-core';
import { typeNumber } from './frame.ts';

/** The Models workspace. */
export function modelsOf(page: Page) {
  return {
    run: (name: string) => page.getByRole('table', { name: 'Training runs' }).getByRole('row', { name }),
    curve: (title: string) => page.getByRole('figure', { name: title, exact: true }),
    scores: page.getByRole('table', { name: 'Scores' }),
    async train(name: string, { epochs, width }: { readonly epochs: number; readonly width: number }) {
      await page.getByRole('button', { name: 'Start training' }).click();
      const dialog = page.getByRole('dialog', { name: 'Start training' });
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await typeNumber(dialog, 'Epochs', epochs);
      await typeNumber(dialog, 'Width', width);
      await dialog.getByRole('button', { name: /^Network and patches/ }).click();
      await typeNumber(dialog, 'Patch', 64);
      await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    },
    async evaluate() {
      await page.getByRole('button', { name: 'Evaluate' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Evaluate' }).click();
    },
  };
}
