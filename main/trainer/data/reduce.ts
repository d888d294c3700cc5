import sharp from 'sharp';
import type { Sample } from './sample.ts';

/**
 * The sample with its longer side reduced to at most `longestSide` pixels, else as it is. The picture is averaged
 * (linear kernel widened to the reduction), masks take the nearest pixel so that they stay 0 or 255.
 */
export async function reduceSample(sample: Sample, longestSide: number): Promise<Sample> {
  const share = longestSide / Math.max(sample.width, sample.height);
  if (share >= 1) return sample;
  const width = Math.max(1, Math.round(sample.width * share));
  const height = Math.max(1, Math.round(sample.height * share));
  const rgb = await sharp(sample.rgb, { raw: { width: sample.width, height: sample.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  const nearest = (mask: Uint8Array) => reduceMask(mask, sample, { width, height });
  return { width, height, rgb: new Uint8Array(rgb), skin: nearest(sample.skin), person: sample.person && nearest(sample.person) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function reduceMask(mask: Uint8Array, from: Size, to: Size): Uint8Array {
  const reduced = new Uint8Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / to.height) * from.width;
    for (let x = 0; x < to.width; x++) {
      reduced[y * to.width + x] = mask[row + Math.floor(((x + 0.5) * from.width) / to.width)] ?? 0;
    }
  }
  return reduced;
}
