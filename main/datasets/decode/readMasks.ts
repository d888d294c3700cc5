import { extname } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { Pair } from '../pairs/pair.ts';
import { binarise, greyOf } from './mask.ts';
import { settleTurns } from './orientation.ts';
import { readHeader, readPixels } from './pixels.ts';

/** Masks without their picture: 255 where it is set, else 0. */
export interface Masks {
  readonly width: number;
  readonly height: number;
  readonly skin: Uint8Array;
  readonly person: Uint8Array | null;
}

/** Decodes the masks of a pair as `readPair` does, and leaves the picture. @throws StudioError `data` that names a broken file. */
export async function readMasks({ image, skin, person, maskRule }: Pair): Promise<Masks> {
  const turns = settleTurns(await readHeader(image), await readHeader(skin));
  if (turns === null) {
    throw new StudioError('data', `${image} and its mask ${skin} have different sizes.`, {
      next: 'Find the mask that belongs to the image, or remove both.',
    });
  }
  const [mask, whole] = await Promise.all([readPixels(skin, turns.mask), person === null ? null : readPixels(person, turns.mask)]);
  return {
    width: mask.width,
    height: mask.height,
    skin: binarise(greyOf(mask), maskRule),
    person: whole === null ? null : binarise(greyOf(whole), maskRule),
  };
}

/** Files that every reader of photographs takes as they are. */
const COMMON = new Set(['.png', '.jpg', '.jpeg']);

/** Whether the pixels of a picture's file, read without a turn, are those its mask was drawn on. */
export async function isPlainPicture({ image, skin }: Pick<Pair, 'image' | 'skin'>): Promise<boolean> {
  if (!COMMON.has(extname(image).toLowerCase())) return false;
  const header = await readHeader(image);
  return header.orientation === 1 || settleTurns(header, await readHeader(skin))?.image === false;
}

/** Bytes of a map that the worker wrote, one per pixel: parts, instances. */
export async function readMap(path: string): Promise<Uint8Array> {
  const { rgb, width, height } = await readPixels(path, false);
  return new Uint8Array(width * height).map((_, at) => rgb[3 * at] ?? 0);
}
