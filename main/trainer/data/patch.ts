import { INPUT_SCALE } from '../models/normalisation.ts';
import type { Batch } from './batch.ts';
import type { ClassWeights, HeadClassWeights } from './classWeights.ts';
import type { ColourChange } from './colourJitter.ts';
import type { Placement } from './placement.ts';
import type { Sample } from './source.ts';

/** How one row or column of a patch is read from the picture. */
interface Reading {
  /** For each sub-sample the two neighbouring pixels and the share of the second. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Float64Array;
  readonly subSamples: number;
  /** For each patch pixel the nearest picture pixel, and whether it truly lies inside. */
  readonly nearest: Int32Array;
  readonly inside: Uint8Array;
}

function readingOf(start: number, window: number, patchSize: number, side: number, flip: boolean): Reading {
  const step = window / patchSize;
  const subSamples = Math.max(1, Math.round(step));
  const count = patchSize * subSamples;
  const reading: Reading = {
    first: new Int32Array(count),
    second: new Int32Array(count),
    share: new Float64Array(count),
    subSamples,
    nearest: new Int32Array(patchSize),
    inside: new Uint8Array(patchSize),
  };
  const clamp = (position: number) => Math.min(side - 1, Math.max(0, position));
  for (let i = 0; i < patchSize; i++) {
    const pixel = flip ? patchSize - 1 - i : i;
    const centre = start + (pixel + 0.5) * step;
    reading.nearest[i] = clamp(Math.floor(centre));
    reading.inside[i] = centre >= 0 && centre < side ? 1 : 0;
    for (let k = 0; k < subSamples; k++) {
      const position = start + (pixel + (k + 0.5) / subSamples) * step - 0.5;
      const below = Math.floor(position);
      const at = i * subSamples + k;
      reading.first[at] = clamp(below);
      reading.second[at] = clamp(below + 1);
      reading.share[at] = position - below;
    }
  }
  return reading;
}

/**
 * Writes a patch into slot `slot` of a batch: the picture bilinear (averaged when reduced), masks nearest. Pixels outside
 * the picture repeat its edge and weigh nothing, as does the person head of a sample without person mask.
 */
export function cutPatch(
  sample: Sample,
  placement: Placement,
  change: ColourChange | null,
  classWeights: HeadClassWeights,
  target: { batch: Batch; slot: number; patchSize: number },
): void {
  const { batch, slot, patchSize } = target;
  const columns = readingOf(placement.left, placement.window, patchSize, sample.width, placement.flip);
  const rows = readingOf(placement.top, placement.window, patchSize, sample.height, false);
  writeColours(sample, rows, columns, change, batch.images.subarray(slot * 3 * patchSize ** 2, (slot + 1) * 3 * patchSize ** 2));
  const heads = [
    { mask: sample.skin, weights: classWeights.skin },
    { mask: sample.person, weights: classWeights.person },
  ];
  heads.forEach(({ mask, weights }, head) => {
    if (mask === null) return;
    const start = (slot * heads.length + head) * patchSize ** 2;
    const part = (values: Float32Array) => values.subarray(start, start + patchSize ** 2);
    writeHead(mask, sample.width, weights, rows, columns, part(batch.targets), part(batch.weights));
  });
}

function writeHead(
  mask: Uint8Array,
  width: number,
  { positive, negative }: ClassWeights,
  rows: Reading,
  columns: Reading,
  targets: Float32Array,
  weights: Float32Array,
): void {
  const size = columns.nearest.length;
  for (let y = 0; y < size; y++) {
    const row = (rows.nearest[y] ?? 0) * width;
    for (let x = 0; x < size; x++) {
      if (rows.inside[y] === 0 || columns.inside[x] === 0) continue;
      const isPositive = (mask[row + (columns.nearest[x] ?? 0)] ?? 0) > 127;
      targets[y * size + x] = isPositive ? 1 : 0;
      weights[y * size + x] = isPositive ? positive : negative;
    }
  }
}

/** Three planes 0 … 1, each value the mean of its sub-samples. */
function writeColours(sample: Sample, rows: Reading, columns: Reading, change: ColourChange | null, planes: Float32Array): void {
  const size = columns.nearest.length;
  const plane = size * size;
  const scale = INPUT_SCALE / (rows.subSamples * columns.subSamples);
  const colour = new Float64Array(3);
  for (let at = 0; at < plane; at++) {
    const y = Math.floor(at / size);
    const x = at - y * size;
    colour.fill(0);
    for (let j = y * rows.subSamples; j < (y + 1) * rows.subSamples; j++) {
      for (let i = x * columns.subSamples; i < (x + 1) * columns.subSamples; i++) addBilinear(sample, rows, columns, j, i, colour);
    }
    for (let k = 0; k < 3; k++) colour[k] = (colour[k] ?? 0) * scale;
    change?.(colour);
    for (let k = 0; k < 3; k++) planes[k * plane + at] = colour[k] ?? 0;
  }
}

/** Adds the picture's value (0 … 255) at sub-sample (j, i) to `colour`. */
function addBilinear({ rgb, width }: Sample, rows: Reading, columns: Reading, j: number, i: number, colour: Float64Array): void {
  const top = 3 * (rows.first[j] ?? 0) * width;
  const bottom = 3 * (rows.second[j] ?? 0) * width;
  const left = 3 * (columns.first[i] ?? 0);
  const right = 3 * (columns.second[i] ?? 0);
  const v = rows.share[j] ?? 0;
  const u = columns.share[i] ?? 0;
  for (let k = 0; k < 3; k++) {
    const upper = (rgb[top + left + k] ?? 0) * (1 - u) + (rgb[top + right + k] ?? 0) * u;
    const lower = (rgb[bottom + left + k] ?? 0) * (1 - u) + (rgb[bottom + right + k] ?? 0) * u;
    colour[k] = (colour[k] ?? 0) + upper * (1 - v) + lower * v;
  }
}
