import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SIDES } from '../../../shared/domain/dataset/split.ts';
import type { OpenExport } from '../exporter.ts';
import { onePolygon } from '../masks/polygons.ts';
import { objectsOf } from '../objects.ts';
import { placePicture } from '../placePicture.ts';

/** Digits after the point of a coordinate as a share of the side: a thousandth of a pixel at 1000 pixels. */
const DIGITS = 6;

/**
 * YOLO segmentation: `images/`, `labels/` with one line for each object (class, then x y of its outline as shares of the sides),
 * lists of pictures and `data.yaml`. The format has one outline for an object: pieces and holes are joined by doubled lines.
 */
export const openYolo: OpenExport = async (dir, source, options) => {
  const lists = options.split === null ? ['all'] : [...SIDES];
  await mkdir(join(dir, 'labels'), { recursive: true });
  for (const list of lists) await writeFile(join(dir, `${list}.txt`), '');
  return {
    async encode(frame) {
      const masks = await frame.masks();
      const { width, height } = masks;
      const lines = objectsOf(masks, options.masks).map(({ kind, mask }) => {
        const outline = onePolygon(mask, width, height) ?? [];
        const shares = outline.map((value, at) => Number((value / (at % 2 === 0 ? width : height)).toFixed(DIGITS)));
        return `${options.masks.indexOf(kind)} ${shares.join(' ')}\n`;
      });
      const picture = await frame.picture();
      const file = `${frame.stem}.${picture.extension}`;
      return async () => {
        await placePicture(picture, join(dir, 'images', file), options.pictures === 'link' ? 'link' : 'copy');
        await writeFile(join(dir, 'labels', `${frame.stem}.txt`), lines.join(''));
        await appendFile(join(dir, `${frame.side ?? 'all'}.txt`), `./images/${file}\n`);
      };
    },
    async finish() {
      const sides =
        options.split === null
          ? '# No split was chosen: all frames serve both.\ntrain: all.txt\nval: all.txt\n'
          : 'train: train.txt\nval: validation.txt\ntest: test.txt\n';
      const names = options.masks.map((mask, index) => `  ${index}: ${mask}\n`).join('');
      await writeFile(join(dir, 'data.yaml'), `# ${oneLine(source.name)}: ${oneLine(source.description)}\n${sides}names:\n${names}`);
    },
  };
};

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
