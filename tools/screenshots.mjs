/**
 * node tools/screenshots.mjs [OUT] [--library DIR] [--only NAME,…]
 * The window's pictures for the documents: the real server on a library that is rendered and trained first (once: a kept
 * library is used again), each workspace in both themes at 1440 × 900, Design at 1024 × 640 too. OUT: docs/pictures.
 */
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillDemoLibrary } from './screenshots/demoLibrary.ts';
import { takePictures } from './screenshots/takePictures.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { library: { type: 'string' }, only: { type: 'string' } },
});
const out = path.resolve(positionals[0] ?? path.join(import.meta.dirname, '../docs/pictures'));
const library = path.resolve(values.library ?? path.join(tmpdir(), 'S2MGen demo'));
const say = (words) => console.error(words);

await mkdir(out, { recursive: true });
await fillDemoLibrary(library, say);
for (const { name, bytes } of await takePictures(library, out, values.only?.split(','))) say(`${name} ${Math.round(bytes / 1000)} kB`);
