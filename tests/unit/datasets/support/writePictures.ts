import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Drawing } from './drawing.ts';

type Size = Pick<Drawing, 'width' | 'height'>;

/** Writes RGB bytes; the ending of the path decides the format. `orientation` goes into the EXIF data. */
export async function writeImage(path: string, { width, height, rgb }: Size & { rgb: Uint8Array }, orientation?: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  let picture = sharp(rgb, { raw: { width, height, channels: 3 } });
  if (orientation !== undefined) picture = picture.withMetadata({ orientation });
  await (/\.jpe?g$/i.test(path) ? picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }) : picture.png()).toFile(path);
}

/** Writes an 8-bit grey PNG, or a 1-bit one. */
export async function writeMask(path: string, mask: Uint8Array, { width, height }: Size, bits: 1 | 8 = 8): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const picture = sharp(mask, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
  await picture.png(bits === 1 ? { palette: true, colours: 2 } : {}).toFile(path);
}

/** Writes an RGBA PNG of a mask with one alpha everywhere. */
export async function writeMaskWithAlpha(path: string, mask: Uint8Array, { width, height }: Size, alpha: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const rgba = new Uint8Array(4 * mask.length);
  mask.forEach((value, at) => {
    rgba.set([value, value, value, alpha], 4 * at);
  });
  await sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(path);
}
