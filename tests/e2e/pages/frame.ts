import type { Locator, Page } from 'playwright-core';

type Workspace = 'Design' | 'Photos' | 'Datasets' | 'Models' | 'Render' | 'Settings';

/** The frame around all workspaces. */
export function frameOf(page: Page) {
  return {
    go: (workspace: Workspace) => page.getByRole('navigation', { name: 'Workspaces' }).getByRole('button', { name: workspace }).click(),
    status: page.getByRole('contentinfo').getByRole('status'),
    jobs: page.getByRole('button', { name: 'Show jobs' }),
    job: (title: string) => page.getByRole('dialog', { name: 'Jobs' }).getByRole('listitem', { name: title }),
    dialog: page.getByRole('dialog'),
    /** Performs a command by typing its name into the palette. */
    async command(name: string) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search or run a command' }).fill(name);
      await page.keyboard.press('Enter');
    },
  };
}

/** Types a number into a field, as a user with a keyboard does. */
export async function typeNumber(root: Page | Locator, label: string, value: number): Promise<void> {
  const field = root.getByRole('spinbutton', { name: label, exact: true });
  await field.press('Enter');
  const input = root.getByRole('textbox', { name: label, exact: true });
  await input.fill(String(value));
  await input.press('Enter');
}
