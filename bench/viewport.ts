import { setTimeout } from 'node:timers/promises';
import { builtinPreset } from '../shared/domain/preset/builtin.ts';
import { designOf } from '../tests/e2e/pages/design.ts';
import { frameOf } from '../tests/e2e/pages/frame.ts';
import { viewOfPage } from '../tests/e2e/pages/view.ts';
import { openStudio } from '../tests/e2e/studio.ts';
import { median, type Table } from './table.ts';
import { scriptPerFrame } from './trace.ts';

const PRESET = 'mixed';
const MOVES = 240;
/** Between two moves of the pointer, milliseconds: a screen of 60 frames per second. */
const PAUSE = 16;
/** What the view shows, by the command that shows it. */
const SHOWN = ['Show 200 cameras', 'Show 5,000 frustums'] as const;
const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'disabled-by-default-v8.gc',
];

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Script time of the main thread per frame while the wall of the camera cylinder is dragged in the built window. */
export async function run(): Promise<Table> {
  const framing = builtinPreset(PRESET)?.camera.framings[0];
  if (framing === undefined) throw new Error(`The preset ${PRESET} has no framing.`);
  const studio = await openStudio();
  try {
    const { page } = studio;
    const browser = page.context().browser();
    if (browser === null) throw new Error('The page has no browser.');
    await designOf(page).bodyShown();
    const pointer = await page.context().newCDPSession(page);
    const view = viewOfPage(page);
    const rows: (string | number)[][] = [];
    for (const shown of SHOWN) {
      await frameOf(page).command(shown);
      const at = await view.look('top', PRESET);
      await page.waitForTimeout(1000);
      const middle = (framing.height.min + framing.height.max) / 2;
      const wall = (radius: number) => at([radius, 0, middle]);
      const from = wall(framing.radius.max);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await browser.startTracing(page, { categories: CATEGORIES });
      const moves: Promise<unknown>[] = [];
      for (let move = 1; move <= MOVES; move++) {
        const { x, y } = wall(framing.radius.max + 0.8 * Math.sin((move / MOVES) * 2 * Math.PI));
        // Not waited for: a hand does not wait for the picture either.
        moves.push(pointer.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'left', buttons: 1 }));
        await setTimeout(PAUSE);
      }
      await Promise.all(moves);
      const frames = scriptPerFrame(await browser.stopTracing());
      await page.keyboard.press('Escape');
      await page.mouse.up();
      rows.push([shown.slice('Show '.length), frames.length, median(frames).toFixed(1), percentile(frames, 0.95).toFixed(1)]);
    }
    return {
      title: '3D view: script time per frame while a handle is dragged',
      columns: ['shown', 'frames', 'median ms', 'p95 ms'],
      rows,
      notes: [
        'The built window in Chromium without a graphics card, 1440×900, preset "mixed"; scripts, their microtasks and garbage collection on the main thread in its processor time, by Chromium’s own trace. Drawing is not script.',
        'The inspector and its charts follow when the pointer rests for 120 ms; the drag measured does not rest.',
      ],
    };
  } finally {
    await studio.close();
  }
}
