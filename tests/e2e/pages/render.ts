import type { Page } from 'playwright-core';

/** The Render workspace. */
export function renderOf(page: Page) {
  const queue = page.getByRole('navigation', { name: 'Queue of jobs' });
  const stage = (title: string) => page.getByRole('region', { name: title, exact: true });
  return {
    queue,
    section: (name: string) => queue.getByRole('region', { name, exact: true }),
    stage,
    arrived: page.getByRole('list', { name: 'Frames as they arrive' }).getByRole('listitem'),
    workers: page.getByRole('region', { name: 'Workers' }).getByRole('listitem'),
    press: (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click(),
  };
}
