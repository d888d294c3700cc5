import sharp from 'sharp';
import { StudioError } from '../../shared/contract/errors.ts';

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A photograph as a network sees it. */
export interface ReducedPicture extends PictureSize {
  /** sRGB, 3 bytes per pixel. */
  readonly rgb: Uint8Array;
  /** Size of the photograph, upright. */
  readonly full: PictureSize;
}

/**
 * Reads a photograph, turned as its camera says, with its longer side reduced to `size` pixels.
 * @throws StudioError (`data`) when it is no picture that can be read.
 */
export async function readReducedPicture(path: string, size: number | 'full'): Promise<ReducedPicture> {
  const { data, info, full } = await decode(path, size).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('data', `The picture cannot be read: ${why}.`, { next: 'Save it as a JPEG or PNG.', cause });
  });
  if (info.channels !== 3) throw new StudioError('data', `The picture has ${info.channels} channels; 3 are expected.`);
  return { rgb: new Uint8Array(data), width: info.width, height: info.height, full };
}

async function decode(path: string, size: number | 'full') {
  const upright = sharp(path).autoOrient().removeAlpha().toColourspace('srgb');
  const { autoOrient: full } = await sharp(path).metadata();
  const seen = size === 'full' ? upright : upright.resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true });
  return { ...(await seen.raw().toBuffer({ resolveWithObject: true })), full };
}

/** The decision at full size: probabilities are enlarged, then cut at the threshold. One byte per pixel, 0 or 255. */
export async function fullSizeMask(
  probability: Uint8Array,
  reduced: PictureSize,
  full: PictureSize,
  threshold: number,
): Promise<Uint8Array> {
  const least = Math.ceil(255 * threshold);
  // To sharp, a threshold of 0 is none.
  if (least === 0) return new Uint8Array(full.width * full.height).fill(255);
  return sharp(probability, { raw: { width: reduced.width, height: reduced.height, channels: 1 } })
    .resize(full.width, full.height, { fit: 'fill', kernel: 'linear' })
    .threshold(least)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}
