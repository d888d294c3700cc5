/**
 * node tools/contactSheet.mjs DATASET OUT.png [--columns 8] [--side 128] [--first 0] [--count 32]
 * Frames of a dataset folder, each above its skin mask: what a person looks at before trusting a preset.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    columns: { type: 'string', default: '8' },
    side: { type: 'string', default: '128' },
    first: { type: 'string', default: '0' },
    count: { type: 'string', default: '32' },
  },
});
const [dataset, out] = positionals;
if (!dataset || !out) {
  console.error('Usage: node tools/contactSheet.mjs DATASET OUT.png [--columns N] [--side N] [--first N] [--count N]');
  process.exit(2);
}
const [columns, side, first, count] = [values.columns, values.side, values.first, values.count].map(Number);
const names = readdirSync(path.join(dataset, 'images'))
  .filter((name) => name.endsWith('.png'))
  .sort()
  .slice(first, first + count);
const tile = (file) => sharp(file).resize(side, side, { fit: 'contain' }).toColourspace('srgb').removeAlpha().png().toBuffer();
const tiles = await Promise.all(
  names.flatMap((name, i) =>
    [path.join('images', name), path.join('masks', 'skin', name)].map(async (file, below) => ({
      input: await tile(path.join(dataset, file)),
      left: (i % columns) * side,
      top: (2 * Math.floor(i / columns) + below) * side,
    })),
  ),
);
const rows = 2 * Math.ceil(names.length / columns);
await sharp({ create: { width: columns * side, height: rows * side, channels: 3, background: '#17181a' } })
  .composite(tiles)
  .png()
  .toFile(out);
