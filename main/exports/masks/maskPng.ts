import sharp from 'sharp';

/**
 * An 8-bit grey PNG of a mask.
 * @param mask one byte per pixel, row by row
 */
export function maskPng(mask: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  return sharp(mask, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}
