import { setTimeout } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import { builtinPreset } from '../shared/domain/preset/builtin.ts';
import { designOf } from '../tests/e2e/pages/design.ts';
import { frameOf } from '../tests/e2e/pages/frame.ts';
import { viewOfPage } from '../tests/e2e/pages/view.ts';
import { openStudio } from '../tests/e2e/studio.ts';
import { median, type Table } from './table.ts';
import { scriptPerFrame } from './trace.ts';

const PRESET = 'mixed';
/** Seconds of dragging before the measurement, until what runs in every frame is compiled, and seconds of measurement. */
const WARM = 15;
const MEASURED = 30;
/** Between two moves of the pointer, milliseconds: a screen of 60 frames per second. */
const PAUSE = 16;
/** One swing of the pointer to and fro, milliseconds. */
const SWING = 4000;
/** What the view shows, by the command that shows it. */
const SHOWN = ['Show 200 cameras', 'Show 5,000 frustums'] as const;
/** WebGL takes all calls and draws nothing: a processor that stands in for a graphics card takes half a second for a frame. */
const UNDRAWN = ['--use-angle=null'];
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

/** Moves the held pointer to and fro for some seconds. */
async function swing(pointer: CDPSession, seconds: number, at: (away: number) => { x: number; y: number }): Promise<void> {
  const begun = performance.now();
  const moves: Promise<unknown>[] = [];
  for (let now = begun; now < begun + 1000 * seconds; now = performance.now()) {
    const { x, y } = at(0.8 * Math.sin(((now - begun) / SWING) * 2 * Math.PI));
    // Not waited for: a hand does not wait for the picture either.
    moves.push(pointer.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'left', buttons: 1 }));
    await setTimeout(PAUSE);
  }
  await Promise.all(moves);
}

/** Script time of the main thread per frame while the wall of the camera cylinder is dragged in the built window. */
export async function run(): Promise<Table> {
  const framing = builtinPreset(PRESET)?.camera.framings[0];
  if (framing === undefined) throw new Error(`The preset ${PRESET} has no framing.`);
  const studio = await openStudio({ flags: UNDRAWN });
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
      const wall = (away: number) => at([framing.radius.max + away, 0, middle]);
      const from = wall(0);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await swing(pointer, WARM, wall);
      await browser.startTracing(page, { categories: CATEGORIES });
      await swing(pointer, MEASURED, wall);
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
        'The built window in Chromium, 1440×900, preset "mixed"; scripts, their microtasks and garbage collection on the main thread in its processor time, by Chromium’s own trace. WebGL is called and draws nothing.',
        `After ${WARM} seconds of dragging that are not counted: compiled code.`,
        'The inspector and its charts follow when the pointer rests for 120 ms; the drag measured does not rest.',
      ],
    };
  } finally {
    await studio.close();
  }
}
