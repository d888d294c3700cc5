/**
 * node tools/contactSheet.mjs DATASET OUT.png|OUT.jpg [--columns 8] [--side 128] [--first 0] [--count 32] [--masks on|off]
 * Frames of a dataset folder, each above its skin mask: what a person looks at before trusting a preset. A JPEG is kept
 * under --kilobytes (250), so that it can live in the documents.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';

const BACKGROUND = '#17181a';

/** @returns a sharp pipeline of the sheet; frames are taken in the order of their names */
export async function contactSheet(dataset, { columns = 8, side = 128, first = 0, count = 32, masks = true } = {}) {
  const names = readdirSync(path.join(dataset, 'images'))
    .filter((name) => name.endsWith('.png'))
    .sort()
    .slice(first, first + count);
  if (names.length === 0) throw new Error(`There are no frames in ${dataset}.`);
  const tile = (file) => sharp(file).resize(side, side, { fit: 'contain' }).toColourspace('srgb').removeAlpha().png().toBuffer();
  const layers = masks ? ['images', path.join('masks', 'skin')] : ['images'];
  const tiles = await Promise.all(
    names.flatMap((name, i) =>
      layers.map(async (folder, below) => ({
        input: await tile(path.join(dataset, folder, name)),
        left: (i % columns) * side,
        top: (layers.length * Math.floor(i / columns) + below) * side,
      })),
    ),
  );
  const rows = layers.length * Math.ceil(names.length / columns);
  const width = Math.min(columns, names.length) * side;
  return sharp({ create: { width, height: rows * side, channels: 3, background: BACKGROUND } }).composite(tiles);
}

/** The best JPEG that is no larger than so many kilobytes. */
export async function jpegWithin(sheet, kilobytes) {
  const pixels = await sheet.png().toBuffer();
  for (let quality = 90; ; quality -= 6) {
    const bytes = await sharp(pixels).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (bytes.length <= kilobytes * 1000 || quality <= 40) return bytes;
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      columns: { type: 'string', default: '8' },
      side: { type: 'string', default: '128' },
      first: { type: 'string', default: '0' },
      count: { type: 'string', default: '32' },
      masks: { type: 'string', default: 'on' },
      kilobytes: { type: 'string', default: '250' },
    },
  });
  const [dataset, out] = positionals;
  if (!dataset || !out) {
    console.error(
      'Usage: node tools/contactSheet.mjs DATASET OUT.png|OUT.jpg [--columns N] [--side N] [--first N] [--count N] [--masks on|off]',
    );
    process.exit(2);
  }
  const [columns, side, first, count] = [values.columns, values.side, values.first, values.count].map(Number);
  const sheet = await contactSheet(dataset, { columns, side, first, count, masks: values.masks !== 'off' });
  if (/\.jpe?g$/i.test(out)) writeFileSync(out, await jpegWithin(sheet, Number(values.kilobytes)));
  else await sheet.png().toFile(out);
}
