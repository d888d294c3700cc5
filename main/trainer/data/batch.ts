import { HEADS } from '../models/heads.ts';

/** The input of one training step, channel planes of each patch one after the other. */
export interface Batch {
  /** [n, 3, s, s], 0 … 1. */
  readonly images: Float32Array;
  /** [n, heads, s, s], 0 or 1. */
  readonly targets: Float32Array;
  /** [n, heads, s, s]; 0 where nothing is known. */
  readonly weights: Float32Array;
}

/** All zeros: what is not written weighs nothing. */
export function emptyBatch(batchSize: number, patchSize: number): Batch {
  const plane = batchSize * patchSize * patchSize;
  return {
    images: new Float32Array(3 * plane),
    targets: new Float32Array(HEADS.length * plane),
    weights: new Float32Array(HEADS.length * plane),
  };
}
