/** How the pixels of one side of a patch are read from the picture: pixel i is the sum of weights times picture pixels. */
export interface Taps {
  /** First picture pixel of each patch pixel. */
  readonly start: Int32Array;
  /** `most` weights per patch pixel, those beyond its own count 0. They sum to 1. */
  readonly weights: Float64Array;
  readonly most: number;
}

/** Patch pixel i covers [start + i·step, start + (i + 1)·step) of the picture; flipped it is counted from the other end. */
export interface Side {
  readonly start: number;
  readonly step: number;
  readonly flip: boolean;
  /** Pixels of the picture and of the patch. */
  readonly length: number;
  readonly patchSize: number;
}

export const patchPixel = ({ flip, patchSize }: Side, i: number) => (flip ? patchSize - 1 - i : i);

/** Bilinear, and where the picture is reduced the mean of several samples per patch pixel. Beyond its edge a picture repeats it. */
export function tapsOf(side: Side): Taps {
  const { start, step, length, patchSize } = side;
  const samples = Math.max(1, Math.round(step));
  const clamp = (pixel: number) => Math.min(length - 1, Math.max(0, pixel));
  const most = Math.ceil(step) + 2;
  const taps: Taps = { start: new Int32Array(patchSize), weights: new Float64Array(patchSize * most), most };
  for (let i = 0; i < patchSize; i++) {
    const position = (k: number) => start + (patchPixel(side, i) + (k + 0.5) / samples) * step - 0.5;
    const first = clamp(Math.floor(position(0)));
    taps.start[i] = first;
    const add = (pixel: number, weight: number) => {
      const at = i * most + clamp(pixel) - first;
      taps.weights[at] = (taps.weights[at] ?? 0) + weight / samples;
    };
    for (let k = 0; k < samples; k++) {
      const below = Math.floor(position(k));
      const share = position(k) - below;
      add(below, 1 - share);
      if (share > 0) add(below + 1, share);
    }
  }
  return taps;
}

/** Reads three planes from interleaved bytes, times `scale`: first along the rows that are needed, then across them. */
export function resample(
  { rgb, width }: { readonly rgb: Uint8Array; readonly width: number },
  rows: Taps,
  columns: Taps,
  scale: number,
  planes: Float32Array,
): void {
  const size = columns.start.length;
  // Rows that were read along are kept as long as a later patch row may need them.
  const lines = Array.from({ length: rows.most }, () => ({ row: -1, values: new Float64Array(3 * size) }));
  const sums = new Float64Array(3 * size);
  for (let y = 0; y < size; y++) {
    sums.fill(0);
    for (let tap = 0; tap < rows.most; tap++) {
      const weight = scale * (rows.weights[y * rows.most + tap] ?? 0);
      const row = (rows.start[y] ?? 0) + tap;
      const line = lines[row % rows.most];
      if (weight === 0 || line === undefined) continue;
      if (line.row !== row) {
        readAlong(rgb, 3 * row * width, columns, line.values);
        line.row = row;
      }
      const { values } = line;
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + weight * (values[at] ?? 0);
    }
    for (let k = 0; k < 3; k++) planes.set(sums.subarray(k * size, (k + 1) * size), k * size * size + y * size);
  }
}

function readAlong(rgb: Uint8Array, start: number, { start: first, weights, most }: Taps, line: Float64Array): void {
  const size = first.length;
  for (let x = 0; x < size; x++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0; tap < most; tap++) {
      const weight = weights[x * most + tap] ?? 0;
      if (weight === 0) continue;
      const at = start + 3 * ((first[x] ?? 0) + tap);
      red += weight * (rgb[at] ?? 0);
      green += weight * (rgb[at + 1] ?? 0);
      blue += weight * (rgb[at + 2] ?? 0);
    }
    line[x] = red;
    line[x + size] = green;
    line[x + 2 * size] = blue;
  }
}
