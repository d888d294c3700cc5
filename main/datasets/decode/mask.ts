import type { MaskRule } from '../pairs/pair.ts';
import { type Pixels, readGreyPixels } from './pixels.ts';

/** The grey of a picture. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Decodes a mask file. @throws StudioError `data` that names the file. */
export async function readGrey(path: string, turned: boolean): Promise<Grey> {
  const found = await readGreyPixels(path, turned);
  return 'grey' in found ? found : { width: found.width, height: found.height, grey: greyOf(found) };
}

/** Grey of each pixel, 0 … 255, by the BT.601 weights that common loaders use. */
export function greyOf({ rgb }: Pixels): Uint8Array {
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) {
    const at = 3 * i;
    grey[i] = ((rgb[at] ?? 0) * 299 + (rgb[at + 1] ?? 0) * 587 + (rgb[at + 2] ?? 0) * 114 + 500) / 1000;
  }
  return grey;
}

/** Mask bytes, 255 where there is skin, else 0. */
export function binarise(grey: Uint8Array, { skin, threshold }: MaskRule): Uint8Array {
  const [above, below] = skin === 'white' ? ([255, 0] as const) : ([0, 255] as const);
  const mask = new Uint8Array(grey.length);
  for (let at = 0; at < mask.length; at++) mask[at] = (grey[at] ?? 0) > threshold ? above : below;
  return mask;
}

/** Share of pixels that are neither black nor white (10 … 245): above 1 % the mask is soft or was stored with loss. */
export function softShare(grey: Uint8Array): number {
  let soft = 0;
  for (const value of grey) if (value >= 10 && value <= 245) soft++;
  return grey.length === 0 ? 0 : soft / grey.length;
}
