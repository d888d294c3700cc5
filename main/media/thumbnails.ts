import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeWhole } from '../files/index.ts';

/** Longer side in pixels. */
const SIZE = 256;
const QUALITY = 80;

/** A picture as a file that sharp reads, or as decoded RGB bytes. */
export type Picture = string | { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** Where the thumbnail of an image lies; named by the SHA-256 of the image's decoded pixels. */
export function thumbnailPath(cache: string, sha256: string): string {
  return join(cache, 'thumbnails', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}-${SIZE}.webp`);
}

/** Makes the thumbnail of an image unless there is one; the same pixels anywhere share one. Returns its path. */
export async function makeThumbnail(cache: string, sha256: string, picture: Picture): Promise<string> {
  const path = thumbnailPath(cache, sha256);
  if (existsSync(path)) return path;
  const source =
    typeof picture === 'string'
      ? sharp(picture, { failOn: 'none' }).autoOrient()
      : sharp(picture.rgb, { raw: { width: picture.width, height: picture.height, channels: 3 } });
  await writeWhole(path, await source.resize({ width: SIZE, height: SIZE, fit: 'inside' }).webp({ quality: QUALITY }).toBuffer());
  return path;
}
