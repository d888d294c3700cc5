import type { Page } from 'playwright-core';
import { typeNumber } from './frame.ts';

/** The Models workspace. */
export function modelsOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Start training' });
  const comparison = page.getByRole('table', { name: 'Comparison' });
  return {
    runs: page.getByRole('table', { name: 'Training runs' }),
    run: (name: string) => page.getByRole('table', { name: 'Training runs' }).getByRole('row', { name }),
    curve: (title: string) => page.getByRole('figure', { name: title, exact: true }),
    scores: page.getByRole('table', { name: 'Scores' }),
    now: page.getByRole('region', { name: 'Training now' }),
    failure: page.getByRole('main').getByRole('alert'),
    card: page.getByRole('article', { name: 'Model card' }),
    show: (view: 'Learning' | 'Model card') => page.getByRole('button', { name: view, exact: true }).click(),
    dialog,
    start: dialog.getByRole('button', { name: /^Start( \d+ runs)?$/ }),
    openDialog: () => page.getByRole('button', { name: 'Start training' }).click(),
    section: (name: string) => dialog.getByRole('button', { name: new RegExp(`^${name}`) }),
    type: (label: string, value: number) => typeNumber(dialog, label, value),
    async choose(label: string, option: string) {
      await dialog.getByRole('combobox', { name: label, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    async train(name: string, { epochs, width }: { readonly epochs: number; readonly width: number }) {
      await page.getByRole('button', { name: 'Start training' }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await typeNumber(dialog, 'Epochs', epochs);
      await typeNumber(dialog, 'Width', width);
      await dialog.getByRole('button', { name: /^Network and patches/ }).click();
      await typeNumber(dialog, 'Patch', 64);
      await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    },
    async evaluate() {
      await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Evaluate' }).click();
    },
    compare: (name: string) => page.getByRole('checkbox', { name: `Compare ${name}`, exact: true }).click(),
    comparison,
    /** Names of the comparison's columns, without the arrow of the sorted one. */
    heads: async () => (await comparison.getByRole('columnheader').allTextContents()).map((name) => name.replace(/ [↑↓]$/, '')),
    group: (name: string) => comparison.getByRole('row', { name }),
    async export(part: string, folder: string) {
      await page.getByRole('button', { name: 'Export…' }).click();
      const asking = page.getByRole('dialog');
      await asking.getByRole('combobox', { name: 'What' }).click();
      await page.getByRole('option', { name: part }).click();
      await asking.getByRole('textbox', { name: 'Folder' }).fill(folder);
      await asking.getByRole('button', { name: 'Export', exact: true }).click();
      await asking.waitFor({ state: 'hidden' });
    },
  };
}
