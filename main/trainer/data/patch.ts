import { INPUT_SCALE } from '../models/normalisation.ts';
import type { Batch } from './batch.ts';
import type { HeadClassWeights } from './classWeights.ts';
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
  const plane = patchSize * patchSize;
  const colour = new Float64Array(3);
  const heads = [
    { mask: sample.skin, weights: classWeights.skin },
    { mask: sample.person, weights: classWeights.person },
  ];

  for (let y = 0; y < patchSize; y++) {
    for (let x = 0; x < patchSize; x++) {
      const at = y * patchSize + x;
      readColour(sample, rows, columns, y, x, colour);
      change?.(colour);
      for (let k = 0; k < 3; k++) batch.images[(slot * 3 + k) * plane + at] = colour[k] ?? 0;

      const source = (rows.nearest[y] ?? 0) * sample.width + (columns.nearest[x] ?? 0);
      const inside = rows.inside[y] === 1 && columns.inside[x] === 1;
      heads.forEach(({ mask, weights }, head) => {
        const positive = mask !== null && (mask[source] ?? 0) > 127;
        const to = (slot * heads.length + head) * plane + at;
        batch.targets[to] = positive ? 1 : 0;
        batch.weights[to] = mask === null || !inside ? 0 : positive ? weights.positive : weights.negative;
      });
    }
  }
}

/** Mean of the sub-samples of patch pixel (y, x), 0 … 1. */
function readColour(sample: Sample, rows: Reading, columns: Reading, y: number, x: number, colour: Float64Array): void {
  const { rgb, width } = sample;
  const scale = INPUT_SCALE / (rows.subSamples * columns.subSamples);
  colour.fill(0);
  for (let j = y * rows.subSamples; j < (y + 1) * rows.subSamples; j++) {
    const top = (rows.first[j] ?? 0) * width;
    const bottom = (rows.second[j] ?? 0) * width;
    const v = rows.share[j] ?? 0;
    for (let i = x * columns.subSamples; i < (x + 1) * columns.subSamples; i++) {
      const left = columns.first[i] ?? 0;
      const right = columns.second[i] ?? 0;
      const u = columns.share[i] ?? 0;
      for (let k = 0; k < 3; k++) {
        const upper = (rgb[3 * (top + left) + k] ?? 0) * (1 - u) + (rgb[3 * (top + right) + k] ?? 0) * u;
        const lower = (rgb[3 * (bottom + left) + k] ?? 0) * (1 - u) + (rgb[3 * (bottom + right) + k] ?? 0) * u;
        colour[k] = (colour[k] ?? 0) + (upper * (1 - v) + lower * v) * scale;
      }
    }
  }
}
