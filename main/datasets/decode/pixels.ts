import { open, readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { StudioError } from '../../../shared/contract/errors.ts';
import { BMP_HEADER_BYTES, decodeBmp, isBmp, readBmpHeader } from './bmp.ts';

/** Size as stored, and whether the camera says that the picture is to be turned (EXIF orientation 1 … 8). */
export interface Header {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  /** Name of the format, `jpeg` for example. */
  readonly format: string;
}

type Size = Pick<Header, 'width' | 'height'>;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 3 bytes per pixel, row by row from the upper left. */
  readonly rgb: Uint8Array;
}

/** Reads size and orientation without decoding. @throws StudioError `data` that names the file. */
export function readHeader(path: string): Promise<Header> {
  return naming(path, async () => {
    const start = await readStart(path);
    if (isBmp(start)) return { ...readBmpHeader(start), orientation: 1, format: 'bmp' };
    const { width, height, orientation, format, depth } = await sharp(path).metadata();
    if (depth !== 'uchar' && depth !== 'ushort')
      throw new Error(`its pixels are stored as "${depth}", of which not even the range is known`);
    return { width, height, orientation: orientation ?? 1, format };
  });
}

/**
 * Decodes a picture to 8-bit RGB as stored: alpha is dropped and not composited, colour profiles are ignored, as the
 * loaders do that models are commonly trained with.
 * @param turned apply the EXIF orientation
 * @param within reduce to this size (after the turn), as `reduceSample` of the trainer does: linear kernel widened to the
 * reduction. JPEGs are decoded at a half, a quarter or an eighth first, which averages in the file's own transform.
 * @throws StudioError `data` that names the file.
 */
export function readPixels(path: string, turned: boolean, within?: Size): Promise<Pixels> {
  return naming(path, async () => {
    const bytes = await readFile(path);
    if (isBmp(bytes)) return decodeBmp(bytes);
    const upright = uprightPicture(bytes, turned);
    if (within !== undefined) upright.resize({ ...within, fit: 'fill', kernel: 'linear' });
    const { data, info } = await upright.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`it has ${info.channels} channels`);
    return { width: info.width, height: info.height, rgb: data };
  });
}

/** Decodes a picture that is stored as grey to its one channel, a third of the work, and any other to RGB. */
export function readGreyPixels(path: string, turned: boolean): Promise<Pixels | { width: number; height: number; grey: Uint8Array }> {
  return naming(path, async () => {
    const bytes = await readFile(path);
    const { space, depth } = isBmp(bytes) ? {} : await sharp(bytes).metadata();
    if (space !== 'b-w' || depth !== 'uchar') return readPixels(path, turned);
    const picture = uprightPicture(bytes, turned).toColourspace('b-w').removeAlpha();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    if (info.channels !== 1) throw new Error(`it has ${info.channels} channels`);
    return { width: info.width, height: info.height, grey: data };
  });
}

function uprightPicture(bytes: Uint8Array, turned: boolean): Sharp {
  const picture = sharp(bytes, { failOn: 'error', ignoreIcc: true });
  return turned ? picture.autoOrient() : picture;
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(BMP_HEADER_BYTES), 0, BMP_HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const next = (cause instanceof StudioError && cause.next) || 'Replace the file by a good copy, or remove it and its partner.';
    throw new StudioError('data', `${path} cannot be read: ${why}`, { next, cause });
  }
}
