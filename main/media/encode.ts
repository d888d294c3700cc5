import sharp from 'sharp';

/** Bytes as they go to the window. */
export interface Encoded {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/**
 * A mask as PNG, white where it is 255: for datasets whose own files mean something else (black is skin, BMP, a photo over
 * black).
 * @param mask one byte per pixel, row by row
 */
export async function encodeMask(mask: Uint8Array, width: number, height: number): Promise<Encoded> {
  const picture = sharp(mask, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
  return { bytes: await picture.png({ compressionLevel: 6 }).toBuffer(), type: 'image/png' };
}

/** An image as PNG, for files that a browser does not show as the dataset means them (BMP, TIFF, unwanted EXIF turns). */
export async function encodeImage(rgb: Uint8Array, width: number, height: number): Promise<Encoded> {
  const picture = sharp(rgb, { raw: { width, height, channels: 3 } });
  return { bytes: await picture.png({ compressionLevel: 6 }).toBuffer(), type: 'image/png' };
}
