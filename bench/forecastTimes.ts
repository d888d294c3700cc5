import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { ForecastAnswer } from '../shared/domain/coverage/service.ts';
import type { Preset } from '../shared/domain/preset/schema.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../tests/harness/chromium.ts';

const ASSETS = process.env.S2MGEN_TEST_RENDERER ?? resolve(import.meta.dirname, '../out/renderer');
const ORIGIN = 'http://forecast.bench';

interface Change {
  readonly name: string;
  readonly change: (preset: Preset, round: number) => Preset;
}

/** Values that people drag, each a little more with every round. */
export const CHANGES: readonly Change[] = [
  {
    name: 'camera: p_front',
    change: (preset, round) => ({
      ...preset,
      camera: { ...preset.camera, framings: preset.camera.framings.map((framing) => ({ ...framing, pFront: 2 + 0.05 * round })) },
    }),
  },
  {
    name: 'people: height',
    change: ({ person, ...preset }, round) => ({
      ...preset,
      person: { ...person, height: { female: { min: 1.5, max: 1.7 + 0.001 * round }, male: { min: 1.6, max: 1.8 + 0.001 * round } } },
    }),
  },
  {
    name: 'people: p_clothed',
    change: ({ person, ...preset }, round) => ({
      ...preset,
      person: { ...person, clothing: { ...person.clothing, pClothed: 0.3 + 0.005 * round } },
    }),
  },
  { name: 'everything: another seed', change: (preset, round) => ({ ...preset, seed: 1000 + round }) },
  {
    name: 'everything, a new person in every frame',
    change: (preset, round) => ({ ...preset, seed: 1000 + round, framesPerSubject: 1 }),
  },
];

interface ThreadTimes {
  /** Until the thread told of some frames. */
  readonly first: number;
  readonly all: number;
}

/** The same changes asked of the built window's thread; null where it is not built. */
export async function chromiumTimes(preset: Preset, frames: number, rounds: number): Promise<ThreadTimes[] | null> {
  const files = await readdir(join(ASSETS, 'assets')).catch(() => []);
  const file = files.find((name) => name.startsWith('forecast.worker'));
  if (file === undefined) return null;
  const code = await readFile(join(ASSETS, 'assets', file), 'utf8');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto(`${ORIGIN}/`);
    const all = CHANGES.map(({ change }) => [100, 101, 102, ...Array(rounds).keys()].map((round) => change(preset, round)));
    const times: ThreadTimes[] = [];
    for (const presets of all) {
      const taken = await page.evaluate(
        async ({ presets, frames }) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          const taken: { first: number; all: number }[] = [];
          for (const [number, preset] of presets.entries()) {
            const answers = await new Promise<{ readonly milliseconds: number }[]>((done, failed) => {
              const told: { readonly milliseconds: number }[] = [];
              worker.onmessage = ({ data }: MessageEvent<ForecastAnswer>) => {
                if (data.kind === 'problem') failed(new Error(data.message));
                if (data.kind !== 'forecast') return;
                told.push(data);
                if (data.columns.skinShare.length === frames) done(told);
              };
              worker.onerror = ({ message }) => failed(new Error(message));
              worker.postMessage({ kind: 'forecast', number, preset, packs: [], userBackgrounds: [], frames, draws: false });
            });
            taken.push({ first: answers[0]?.milliseconds ?? 0, all: answers.at(-1)?.milliseconds ?? 0 });
          }
          worker.terminate();
          return taken;
        },
        { presets, frames },
      );
      const least = (pick: (one: ThreadTimes) => number) => Math.min(...taken.slice(3).map(pick));
      times.push({ first: least(({ first }) => first), all: least(({ all }) => all) });
    }
    return times;
  } finally {
    await browser.close();
  }
}
