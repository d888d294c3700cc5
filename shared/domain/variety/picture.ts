/**
 * What one picture and its skin mask tell. Colours are BT.601 full range (the colour rule's), 0 … 255:
 * Y = .299 R + .587 G + .114 B, Cb = 128 + (B − Y) · .564, Cr = 128 + (R − Y) · .713.
 */
export interface PictureFigures {
  /** Share of the pixels that the mask labels as skin. */
  readonly skinShare: number;
  /** Medians over the skin pixels; null where there are fewer than 16. */
  readonly skin: { readonly y: number; readonly cb: number; readonly cr: number } | null;
  /** Mean over the whole picture of |Y(x + 1) − Y(x)| of neighbours in a row. */
  readonly gradient: number;
}

/** Longer side at which pictures are measured: larger ones are reduced to it, smaller ones stay. Gradients depend on it. */
export const MEASURED_SIDE = 256;

/** Fewer skin pixels than this have no colour worth telling. */
const LEAST_SKIN = 16;

interface Measurable {
  readonly width: number;
  readonly height: number;
  /** 3 bytes per pixel, row by row. */
  readonly rgb: Uint8Array;
  /** One byte per pixel, above 127 is skin. */
  readonly skin: Uint8Array;
}

/** @throws RangeError where the sizes do not fit together. */
export function measurePicture({ width, height, rgb, skin }: Measurable): PictureFigures {
  const pixels = width * height;
  if (rgb.length !== 3 * pixels || skin.length !== pixels) {
    throw new RangeError(`${rgb.length} bytes of colour and ${skin.length} of mask for ${width}×${height} pixels.`);
  }
  const histograms = { y: new Uint32Array(256), cb: new Uint32Array(256), cr: new Uint32Array(256) };
  let skinPixels = 0;
  let differences = 0;
  let left = 0;
  for (let at = 0; at < pixels; at++) {
    const red = rgb[3 * at] ?? 0;
    const green = rgb[3 * at + 1] ?? 0;
    const blue = rgb[3 * at + 2] ?? 0;
    const y = 0.299 * red + 0.587 * green + 0.114 * blue;
    if (at % width > 0) differences += Math.abs(y - left);
    left = y;
    if ((skin[at] ?? 0) <= 127) continue;
    skinPixels++;
    count(histograms.y, y);
    count(histograms.cb, 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue);
    count(histograms.cr, 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue);
  }
  const middle = (histogram: Uint32Array) => medianOf(histogram, skinPixels);
  return {
    skinShare: pixels === 0 ? 0 : skinPixels / pixels,
    skin: skinPixels < LEAST_SKIN ? null : { y: middle(histograms.y), cb: middle(histograms.cb), cr: middle(histograms.cr) },
    gradient: width < 2 || height < 1 ? 0 : differences / ((width - 1) * height),
  };
}

function count(histogram: Uint32Array, value: number): void {
  const bin = Math.max(0, Math.min(255, Math.round(value)));
  histogram[bin] = (histogram[bin] ?? 0) + 1;
}

/** The lower median, so that it is a value that occurs. */
function medianOf(histogram: Uint32Array, total: number): number {
  let left = Math.floor((total - 1) / 2);
  for (let bin = 0; bin < 256; bin++) {
    left -= histogram[bin] ?? 0;
    if (left < 0) return bin;
  }
  return 255;
}
