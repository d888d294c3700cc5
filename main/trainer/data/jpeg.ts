import sharp from 'sharp';

/**
 * Sends the planes (0 … 1, rounded to bytes) through a JPEG of the given quality, in place: baseline, 4:2:0, standard tables,
 * as cameras and web pages write them.
 *
 * The codec is libjpeg-turbo's in the version that sharp brings along. Its whole-number transforms (the default) give the same
 * bytes on every processor, so a patch changes only with sharp's version, which package-lock.json pins.
 */
export async function compressPlanes(planes: Float32Array, side: number, quality: number): Promise<void> {
  const plane = side * side;
  const rgb = new Uint8Array(3 * plane);
  for (let at = 0; at < plane; at++) {
    // Half up: stored as a byte, a value loses its fraction.
    rgb[3 * at] = 255 * (planes[at] ?? 0) + 0.5;
    rgb[3 * at + 1] = 255 * (planes[at + plane] ?? 0) + 0.5;
    rgb[3 * at + 2] = 255 * (planes[at + 2 * plane] ?? 0) + 0.5;
  }
  const file = await sharp(rgb, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer();
  const found = await sharp(file).raw().toBuffer();
  for (let at = 0; at < plane; at++) {
    planes[at] = (found[3 * at] ?? 0) / 255;
    planes[at + plane] = (found[3 * at + 1] ?? 0) / 255;
    planes[at + 2 * plane] = (found[3 * at + 2] ?? 0) / 255;
  }
}
