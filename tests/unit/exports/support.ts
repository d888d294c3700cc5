import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatasetForWriting, writeSplit } from '../../../main/datasets/index.ts';
import { splitHash } from '../../../main/datasets/pairs/splitHash.ts';
import type { ExportOptions } from '../../../shared/domain/dataset/exportOptions.ts';
import { KEYPOINTS } from '../../../shared/domain/labels/keypoints.ts';
import { drawFrame, newDataset, sha256 } from '../datasets/support/records.ts';
import { writeMask } from '../datasets/support/writePictures.ts';

export const SIZE = { width: 40, height: 32 };

/** What each frame holds, as text of 0 and 1 row by row. */
export interface DrawnMasks {
  readonly people: readonly string[];
  readonly skins: readonly string[];
}

/** Two people: a ring with an island in its hole (person 1, its skin is the ring), and two pieces (person 2, skin the left one). */
const SHAPES = {
  person1: (x: number, y: number) => (inBox(x, y, 2, 2, 16, 20) && !inBox(x, y, 6, 6, 12, 16)) || inBox(x, y, 8, 9, 10, 12),
  skin1: (x: number, y: number) => inBox(x, y, 2, 2, 16, 20) && !inBox(x, y, 6, 6, 12, 16),
  person2: (x: number, y: number) => inBox(x, y, 20, 4, 26, 28) || (x - 33) ** 2 + (y - 12) ** 2 <= 20,
  skin2: (x: number, y: number) => inBox(x, y, 20, 4, 26, 28),
};

function inBox(x: number, y: number, left: number, top: number, right: number, bottom: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

function bytes(value: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, at) => value(at % SIZE.width, Math.floor(at / SIZE.width)));
}

const asText = (shape: (x: number, y: number) => boolean) => bytes((x, y) => (shape(x, y) ? 1 : 0)).join('');

export const DRAWN: DrawnMasks = {
  people: [asText(SHAPES.person1), asText(SHAPES.person2)],
  skins: [asText(SHAPES.skin1), asText(SHAPES.skin2)],
};

/** A dataset of `frames` frames with two people each, and a split "mine": frames 0 and 1 to learn, 2 to test. */
export async function drawnDataset(dir: string, frames = 3): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const writer = await openDatasetForWriting(dir, newDataset());
  for (let frame = 0; frame < frames; frame++) {
    const record = await drawFrame(dir, frame);
    const instances = `instances/${String(frame).padStart(6, '0')}.png`;
    const skin = bytes((x, y) => (SHAPES.skin1(x, y) || SHAPES.skin2(x, y) ? 255 : 0));
    const whole = bytes((x, y) => (SHAPES.person1(x, y) || SHAPES.person2(x, y) ? 255 : 0));
    const numbers = bytes((x, y) => (SHAPES.person1(x, y) ? 1 : SHAPES.person2(x, y) ? 2 : 0));
    await writeMask(join(dir, record.files.skin), skin, SIZE);
    await writeMask(join(dir, record.files.person), whole, SIZE);
    await writeMask(join(dir, instances), numbers, SIZE);
    const person = (number: number) => ({
      landmarks: {},
      keypoints: Object.fromEntries(
        KEYPOINTS.map((name, index) => [
          name,
          {
            position: [0, 0, 0] as [number, number, number],
            pixel: [index + number / 4, 10.126] as [number, number],
            visibility: visibilityOf(index),
          },
        ]),
      ),
      boxes: {},
      personShare: 0.2,
      skinShare: 0.1,
      ita: null,
    });
    await writer.append({
      ...record,
      files: { ...record.files, instances },
      sha256: { ...record.sha256, skin: sha256(skin), person: sha256(whole), instances: sha256(numbers) },
      skinShare: shareOf(skin),
      personShare: shareOf(whole),
      people: [person(0), person(1)],
    });
  }
  await writer.close();
  const sides = { train: ['000000', '000001'], validation: [], test: ['000002'] };
  const hashes = { train: splitHash(sides.train), validation: splitHash([]), test: splitHash(sides.test) };
  const ratios = { train: 0.6, validation: 0, test: 0.4 };
  const rest = { seed: 0, ratios, groupedBy: [], createdAt: new Date().toISOString(), leftOut: [] };
  await writeSplit(dir, { format: 's2mgen.split', version: 1, name: 'mine', ...rest, sides, sha256: hashes });
}

function shareOf(mask: Uint8Array): number {
  return mask.filter((value) => value > 0).length / mask.length;
}

function visibilityOf(index: number): 0 | 1 | 2 {
  return index % 5 === 0 ? 0 : index % 5 === 1 ? 1 : 2;
}

export const OPTIONS: ExportOptions = {
  format: 'coco',
  masks: ['person', 'skin'],
  pictures: 'copy',
  segmentation: 'rle',
  keypoints: 0,
  split: null,
  frames: null,
};
