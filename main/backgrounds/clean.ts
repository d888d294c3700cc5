import sharp, { type Sharp } from 'sharp';
import { StudioError } from '../../shared/contract/errors.ts';
import { largestRegionShare, SCAN_SIDE } from '../../shared/domain/backgrounds/skinArea.ts';
import { segmentByColour } from '../../shared/domain/scores/colourRule.ts';

/** Pixels of the larger pictures are not seen on a wall behind somebody, and cost memory in Blender. */
const LONGEST_SIDE = 2048;
const SHORTEST_SIDE = 64;
/** Above it a picture is refused, lest decoding takes all memory. */
const LIMIT_PIXELS = 200e6;
const QUALITY = 92;

const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'];
const NAMES = 'JPEG, PNG, WebP, GIF, TIFF, AVIF or BMP';

interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface CleanOptions {
  /** Decodes what sharp does not read (BMP); null for anything else. */
  readonly decode?: ((bytes: Uint8Array) => Bitmap | null) | undefined;
  readonly limitPixels?: number | undefined;
}

export interface CleanPicture {
  /** JPEG, 8-bit sRGB, upright, without profile and metadata. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Largest region that the colour rule takes for skin, as a share of the picture. */
  readonly skinShare: number;
}

/**
 * Any picture → one that Blender reads in every version: the first frame of animated ones, turned as its camera says, on white
 * where it is transparent, in 8-bit sRGB, its longer side at most 2048 pixels.
 * @throws StudioError `data` with the reason and what to do.
 */
export async function cleanPicture(bytes: Uint8Array, options: CleanOptions = {}): Promise<CleanPicture> {
  if (bytes.length === 0) throw refused('The file is empty.', 'Copy it again from where it came.');
  const source = options.decode?.(bytes) ?? null;
  if (source === null) await check(bytes, options.limitPixels ?? LIMIT_PIXELS);
  else checkSize(source.width, source.height, options.limitPixels ?? LIMIT_PIXELS);
  try {
    const { data, info } = await open(source ?? bytes)
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height, skinShare: await skinByColour(data) };
  } catch (cause) {
    throw refused(damage(cause), 'Replace it by a good copy, or leave it out.', cause);
  }
}

/** Largest region of a clean picture that the colour rule takes for skin, as a share. */
export async function skinByColour(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes)
    .resize({ width: SCAN_SIDE, height: SCAN_SIDE, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return largestRegionShare(segmentByColour(data), info.width, info.height);
}

function open(source: Uint8Array | Bitmap): Sharp {
  if (source instanceof Uint8Array) return sharp(source, { failOn: 'error', limitInputPixels: false });
  return sharp(source.rgb, { raw: { width: source.width, height: source.height, channels: 3 } });
}

async function check(bytes: Uint8Array, limitPixels: number): Promise<void> {
  const found = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      const next = `Save it as ${NAMES}; leave it out if it is no photograph.`;
      throw refused('It is no picture that can be read, or its beginning is damaged.', next, cause);
    });
  if (!FORMATS.includes(found.format)) {
    throw refused(`It is a drawing or a document (${found.format}), no photograph.`, `Save it as ${NAMES}, or leave it out.`);
  }
  if (found.format === 'heif' && found.compression !== 'av1') {
    throw refused('It is in HEIC format, which is not read.', 'Export it as JPEG.');
  }
  checkSize(found.width, found.height, limitPixels);
}

function checkSize(width: number, height: number, limitPixels: number): void {
  if (width * height > limitPixels) {
    const mega = (pixels: number) => `${Number((pixels / 1e6).toPrecision(3))} megapixels`;
    throw refused(
      `It has ${width}×${height} pixels, ${mega(width * height)}; at most ${mega(limitPixels)} are read.`,
      'Make a smaller copy.',
    );
  }
  if (Math.min(width, height) < SHORTEST_SIDE) {
    throw refused(`It has only ${width}×${height} pixels.`, `Use pictures of at least ${SHORTEST_SIDE} pixels on each side.`);
  }
}

function refused(reason: string, next: string, cause?: unknown): StudioError {
  return new StudioError('data', reason, cause === undefined ? { next } : { next, cause });
}

function damage(cause: unknown): string {
  const [first = ''] = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n');
  // What libvips says of a file that ends in the middle of its first rows.
  return first === '' || first === 'Unknown error' ? 'It is damaged or cut off.' : `It is damaged: ${first.replace(/\.$/, '')}.`;
}
