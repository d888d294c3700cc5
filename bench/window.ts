import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { openStudio } from '../tests/e2e/studio.ts';
import { median, type Table } from './table.ts';

const ROUNDS = 7;
/** Smaller chunks are not listed, in bytes after gzip. */
const SMALL = 5000;
const ASSETS = join(process.env.S2MGEN_TEST_RENDERER ?? resolve(import.meta.dirname, '../out/renderer'), 'assets');

const Moments = z.object({ paint: z.number(), interactive: z.number(), scene: z.number() });

/** How long the built window takes from its address to the first picture, to taking keys, and to the 3D scene; and what it weighs. */
export async function run(): Promise<Table[]> {
  return [await start(), await bundle()];
}

async function start(): Promise<Table> {
  const studio = await openStudio();
  try {
    const { page } = studio;
    const times: z.infer<typeof Moments>[] = [];
    // The first round fills Chromium's cache of compiled code.
    for (let round = 0; round <= ROUNDS; round++) {
      await page.reload({ waitUntil: 'commit' });
      const measured = Moments.parse(
        await page.evaluate(async () => {
          const until = async (isThere: () => boolean) => {
            while (!isThere()) await new Promise(requestAnimationFrame);
            return performance.now();
          };
          const interactive = await until(() => document.querySelector('nav button[aria-current=page]') !== null);
          const scene = await until(() => document.querySelector('canvas, [role=img] svg') !== null);
          const paint = await until(() => performance.getEntriesByName('first-contentful-paint').length > 0);
          return { paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? paint, interactive, scene };
        }),
      );
      if (round > 0) times.push(measured);
    }
    const row = (name: string, pick: (one: z.infer<typeof Moments>) => number) => {
      const values = times.map(pick);
      return [name, median(values).toFixed(0), Math.min(...values).toFixed(0), Math.max(...values).toFixed(0)];
    };
    return {
      title: 'Start of the window',
      columns: ['from the address to', 'median ms', 'least', 'most'],
      rows: [
        row('first paint (frame of the window)', ({ paint }) => paint),
        row('interactive (rail and keys)', ({ interactive }) => interactive),
        row('scene of the Design workspace', ({ scene }) => scene),
      ],
      notes: [`Chromium without a GPU, warm, ${ROUNDS} reloads of the Design workspace, host on the same machine.`],
    };
  } finally {
    await studio.close();
  }
}

async function bundle(): Promise<Table> {
  const index = await readFile(join(ASSETS, '../index.html'), 'utf8');
  const files = (await readdir(ASSETS)).filter((name) => /\.(js|css)$/.test(name));
  const sized = await Promise.all(
    files.map(async (name) => {
      const bytes = (await stat(join(ASSETS, name))).size;
      return { name, bytes, zipped: gzipSync(await readFile(join(ASSETS, name))).length, first: index.includes(name) };
    }),
  );
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);
  const sum = (list: readonly { readonly zipped: number }[]) => kilobytes(list.reduce((total, { zipped }) => total + zipped, 0));
  return {
    title: 'Bundle of the window',
    columns: ['chunk', 'kB', 'gzip kB', 'at first paint'],
    rows: sized
      .filter(({ zipped }) => zipped >= SMALL)
      .toSorted((a, b) => b.zipped - a.zipped)
      .map(({ name, bytes, zipped, first }) => [name.replace(/-[\w-]{8}\./, '.'), kilobytes(bytes), kilobytes(zipped), first ? 'yes' : '']),
    notes: [
      `${sized.filter(({ zipped }) => zipped < SMALL).length} chunks below ${SMALL / 1000} kB are left out.`,
      `gzip in all ${sum(sized)} kB, of which the first paint waits for ${sum(sized.filter(({ first }) => first))} kB.`,
    ],
  };
}
