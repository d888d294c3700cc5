import { cp } from 'node:fs/promises';
import { openStudio } from '../tests/e2e/studio.ts';
import { quantile, type Table } from './table.ts';

const FLINGS = 12;

/** Opens the Datasets workspace in Chromium on a library, and scrolls through its first dataset. */
export async function measureWindow(library: string, frames: number): Promise<Table> {
  const studio = await openStudio({ prepare: (folder) => cp(library, folder, { recursive: true }) });
  try {
    const { page } = studio;
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.waitForTimeout(2000);
    const opened = await page.evaluate(async () => {
      const from = performance.now();
      const rail = [...document.querySelectorAll('nav button')].find((button) => button.textContent === 'Datasets');
      if (rail instanceof HTMLElement) rail.click();
      while (document.querySelector('[aria-label^="Frames of"] [role=option]:not([data-blank])') === null)
        await new Promise(requestAnimationFrame);
      const rows = performance.now() - from;
      const isDrawn = () =>
        [...document.querySelectorAll('[aria-label^="Frames of"] img')].some(
          (image) => image instanceof HTMLImageElement && image.naturalWidth > 0,
        );
      while (!isDrawn()) await new Promise(requestAnimationFrame);
      return { rows, pictures: performance.now() - from };
    });
    await page.waitForTimeout(3000);
    const scrolled = await page.evaluate(async (flings) => {
      const scroller = document.querySelector('[aria-label^="Frames of"]');
      if (!(scroller instanceof HTMLElement)) throw new Error('There is no grid.');
      const view = scroller.getBoundingClientRect();
      const isBlank = () =>
        [...scroller.querySelectorAll('[data-blank]')].some((cell) => {
          const { top, bottom } = cell.getBoundingClientRect();
          return bottom > view.top && top < view.bottom;
        });
      const blanks: number[] = [];
      const frameTimes: number[] = [];
      /** Until nothing in view is blank; how long something was. */
      const settle = async () => {
        const from = performance.now();
        await new Promise(requestAnimationFrame);
        let last = from;
        while (isBlank()) {
          await new Promise(requestAnimationFrame);
          last = performance.now();
        }
        blanks.push(last - from);
      };
      for (let fling = 0; fling < flings; fling++) {
        // A wheel turned as fast as people do: forty steps of 400 pixels.
        let blankSince: number | null = null;
        let worst = 0;
        for (let step = 0; step < 40; step++) {
          scroller.scrollTop += 400;
          const before = performance.now();
          await new Promise(requestAnimationFrame);
          frameTimes.push(performance.now() - before);
          if (!isBlank()) blankSince = null;
          else blankSince ??= performance.now();
          if (blankSince !== null) worst = Math.max(worst, performance.now() - blankSince);
        }
        blanks.push(worst);
      }
      const wheel = [...blanks];
      blanks.length = 0;
      for (let jump = 1; jump <= flings; jump++) {
        scroller.scrollTop = (((jump * 7919) % 100) / 100) * scroller.scrollHeight;
        await settle();
      }
      return { wheel, jumps: blanks, frameTimes, cells: scroller.querySelectorAll('[role=option]').length };
    }, FLINGS);
    const row = (name: string, values: readonly number[]) => [name, quantile(values, 0.5).toFixed(0), quantile(values, 0.95).toFixed(0)];
    return {
      title: `Window on a dataset of ${frames.toLocaleString('en')} frames`,
      columns: ['what', 'p50 ms', 'p95 ms'],
      rows: [
        row('click on Datasets to first rows', [opened.rows]),
        row('click on Datasets to first picture', [opened.pictures]),
        row('scrolling by wheel, 400 pixels a frame: longest time with a blank cell in view', scrolled.wheel),
        row('jump to another place by the scroll bar: time with a blank cell in view', scrolled.jumps),
        row('a frame while scrolling', scrolled.frameTimes),
      ],
      notes: [
        `Chromium without a GPU (SwiftShader), real host and server in the same process as the measuring, 1440 × 900; ${scrolled.cells} cells exist at the end.`,
        'A cell is blank until its frame is known; pictures are drawn as they come.',
      ],
    };
  } finally {
    await studio.close();
  }
}
