import { INPUT_SCALE } from '../models/normalisation.ts';
import type { Batch } from './batch.ts';
import type { ClassWeights, HeadClassWeights } from './classWeights.ts';
import type { ColourChange } from './colourJitter.ts';
import type { Placement } from './placement.ts';
import { patchPixel, resample, type Side, tapsOf } from './resample.ts';
import type { Sample } from './sample.ts';

/** For each pixel of one side of a patch the nearest pixel of the picture; −1 where it lies outside. */
function nearestOf(side: Side): Int32Array {
  return Int32Array.from({ length: side.patchSize }, (_, i) => {
    const centre = side.start + (patchPixel(side, i) + 0.5) * side.step;
    return centre >= 0 && centre < side.length ? Math.floor(centre) : -1;
  });
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
  const step = placement.window / patchSize;
  const columns: Side = { start: placement.left, step, flip: placement.flip, length: sample.width, patchSize };
  const rows: Side = { start: placement.top, step, flip: false, length: sample.height, patchSize };
  const planes = batch.images.subarray(slot * 3 * patchSize ** 2, (slot + 1) * 3 * patchSize ** 2);
  resample(sample, tapsOf(rows), tapsOf(columns), INPUT_SCALE, planes);
  change?.(planes);

  const nearest = { rows: nearestOf(rows), columns: nearestOf(columns), width: sample.width };
  const heads = [
    { mask: sample.skin, weights: classWeights.skin },
    { mask: sample.person, weights: classWeights.person },
  ];
  heads.forEach(({ mask, weights }, head) => {
    if (mask === null) return;
    const start = (slot * heads.length + head) * patchSize ** 2;
    const part = (values: Float32Array) => values.subarray(start, start + patchSize ** 2);
    writeHead(mask, nearest, weights, part(batch.targets), part(batch.weights));
  });
}

function writeHead(
  mask: Uint8Array,
  { rows, columns, width }: { rows: Int32Array; columns: Int32Array; width: number },
  { positive, negative }: ClassWeights,
  targets: Float32Array,
  weights: Float32Array,
): void {
  const size = columns.length;
  for (let y = 0; y < size; y++) {
    const row = rows[y] ?? -1;
    if (row < 0) continue;
    for (let x = 0; x < size; x++) {
      const column = columns[x] ?? -1;
      if (column < 0) continue;
      const isPositive = (mask[row * width + column] ?? 0) > 127;
      targets[y * size + x] = isPositive ? 1 : 0;
      weights[y * size + x] = isPositive ? positive : negative;
    }
  }
}
