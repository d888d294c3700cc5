import { StudioError } from '../../../shared/contract/errors.ts';
import type { Pair } from '../pairs/pair.ts';
import { binarise, readGrey } from './mask.ts';
import { settleTurns, uprightSize } from './orientation.ts';
import { type Pixels, readHeader, readPixels } from './pixels.ts';
import { isWorthShrinking, nearestGrey, sizeWithin } from './shrink.ts';

/** An image with its masks, decoded. */
export interface Sample {
  readonly width: number;
  readonly height: number;
  /** 3 bytes per pixel, row by row from the upper left. */
  readonly rgb: Uint8Array;
  /** 255 where there is skin, else 0. */
  readonly skin: Uint8Array;
  /** 255 where there is a person, else 0; null when the dataset does not say. */
  readonly person: Uint8Array | null;
}

/** What `inspectPair` looks at besides. */
export interface Decoded {
  readonly sample: Sample;
  /** The mask before it was made binary. */
  readonly grey: Uint8Array;
}

/**
 * Decodes a pair. With `longestSide`, a much larger JPEG is decoded to that size at once (its masks by their nearest pixels);
 * all others come as they are.
 * @throws StudioError `data` that names the file that is broken or does not fit.
 */
export async function readPair(pair: Pair, longestSide?: number): Promise<Sample> {
  return (await decodePair(pair, longestSide)).sample;
}

export async function decodePair(pair: Pair, longestSide?: number): Promise<Decoded> {
  const [imageHeader, maskHeader] = await Promise.all([readHeader(pair.image), readHeader(pair.skin)]);
  const turns = settleTurns(imageHeader, maskHeader);
  if (turns === null) throw misfit(pair.image, imageHeader, pair.skin, maskHeader);
  const size = uprightSize(imageHeader, turns.image);
  const within = longestSide !== undefined && isWorthShrinking(imageHeader, longestSide) ? sizeWithin(size, longestSide) : undefined;
  const readMask = (path: string) => readGrey(path, turns.mask);
  const [image, mask, personMask] = await Promise.all([
    readPixels(pair.image, turns.image, within),
    readMask(pair.skin),
    pair.person === null ? null : readMask(pair.person),
  ]);
  if (personMask && (personMask.width !== size.width || personMask.height !== size.height))
    throw misfit(pair.image, size, pair.person ?? '', personMask);
  const { width, height, rgb } = image;
  const grey = nearestGrey(mask, image);
  const person = personMask === null ? null : binarise(nearestGrey(personMask, image), pair.maskRule);
  return { sample: { width, height, rgb, skin: binarise(grey, pair.maskRule), person }, grey };
}

type Size = Pick<Pixels, 'width' | 'height'>;

function misfit(image: string, a: Size, mask: string, b: Size): StudioError {
  return new StudioError('data', `${image} has ${a.width}×${a.height} pixels, its mask ${mask} has ${b.width}×${b.height}.`, {
    next: 'Find the mask that belongs to the image, or remove both.',
  });
}
