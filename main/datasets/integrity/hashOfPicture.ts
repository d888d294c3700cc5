import sharp from 'sharp';
import { HASHED_SIDE, hashText, perceptualHash } from '../../../shared/domain/alike/perceptualHash.ts';

/**
 * How a picture looks, in 16 hexadecimal digits.
 * @param rgb 3 bytes per pixel, row by row
 */
export async function hashOfPicture(rgb: Uint8Array, width: number, height: number): Promise<string> {
  const grey = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: HASHED_SIDE, height: HASHED_SIDE, fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
  return hashText(perceptualHash(grey));
}
