import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SIDES } from '../../../shared/domain/dataset/split.ts';
import type { OpenExport } from '../exporter.ts';
import { indexedPng, vocPalette } from '../masks/indexedPng.ts';
import { objectsOf } from '../objects.ts';
import { placePicture } from '../placePicture.ts';

const LIST_OF_SIDE = { train: 'train', validation: 'val', test: 'test' } as const;

/**
 * PASCAL VOC segmentation: `JPEGImages/` (PNG pictures stay PNG), `SegmentationClass/` and `SegmentationObject/` as indexed PNG,
 * `ImageSets/Segmentation/`. A pixel has one class: skin lies over person. Objects are persons, numbered from 1.
 */
export const openVoc: OpenExport = async (dir, _source, options) => {
  const palette = vocPalette();
  const lists = join(dir, 'ImageSets', 'Segmentation');
  for (const folder of ['SegmentationClass', 'SegmentationObject', 'ImageSets/Segmentation'])
    await mkdir(join(dir, folder), { recursive: true });
  const names = options.split === null ? ['trainval'] : [...SIDES.map((side) => LIST_OF_SIDE[side]), 'trainval'];
  for (const name of names) await writeFile(join(lists, `${name}.txt`), '');
  // Person first, whatever the order asked for: skin is painted over it.
  const kinds = (['person', 'skin'] as const).filter((kind) => options.masks.includes(kind));
  return {
    async encode(frame) {
      const masks = await frame.masks();
      const { width, height } = masks;
      const classes = new Uint8Array(width * height);
      const objects = new Uint8Array(width * height);
      for (const kind of kinds) {
        for (const { person, mask } of objectsOf(masks, [kind])) {
          mask.forEach((value, at) => {
            if (value === 0) return;
            classes[at] = kinds.indexOf(kind) + 1;
            objects[at] = person;
          });
        }
      }
      const pngs = [classes, objects].map((indices) => indexedPng(indices, width, height, palette));
      const picture = await frame.picture();
      return async () => {
        const how = options.pictures === 'link' ? 'link' : 'copy';
        await placePicture(picture, join(dir, 'JPEGImages', `${frame.stem}.${picture.extension}`), how);
        for (const [index, folder] of ['SegmentationClass', 'SegmentationObject'].entries()) {
          await writeFile(join(dir, folder, `${frame.stem}.png`), pngs[index] ?? '');
        }
        const side = frame.side === null ? null : LIST_OF_SIDE[frame.side];
        if (side !== null) await appendFile(join(lists, `${side}.txt`), `${frame.stem}\n`);
        if (side !== 'test') await appendFile(join(lists, 'trainval.txt'), `${frame.stem}\n`);
      };
    },
    async finish() {
      await writeFile(join(dir, 'labels.txt'), ['background', ...kinds].map((name) => `${name}\n`).join(''));
    },
  };
};
