import { createHash } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors.ts';
import { segmentByColour } from '../../../shared/domain/scores/colourRule.ts';
import { type Confusion, countConfusion } from '../../../shared/domain/scores/confusion.ts';
import { type Evaluation, scoresOf, summarise } from '../../../shared/domain/scores/score.ts';
import { readReduced, type SampleSource } from '../data/source.ts';

/** How many of the worst pictures an evaluation names. */
const WORST_LISTED = 100;

/** RGB bytes → skin probability as bytes, 0 … 255 per pixel. */
export type Segment = (rgb: Uint8Array, width: number, height: number) => Promise<{ skin: Uint8Array }>;

/** The built-in baseline, to be scored like any model. */
export const COLOUR_RULE: { readonly name: 'colour-rule'; readonly segment: Segment } = {
  name: 'colour-rule',
  segment: (rgb) => Promise.resolve({ skin: segmentByColour(rgb) }),
};

export interface EvaluateOptions {
  readonly source: SampleSource;
  readonly segment: Segment;
  /** Larger pictures are reduced so that their longer side has this many pixels; scores are counted at that size. */
  readonly size: number;
  /** A pixel is predicted as skin when its probability is at least this. */
  readonly threshold: number;
  /** Names for the record. */
  readonly model: string;
  readonly data: string;
  readonly split: string;
  readonly labelPolicy: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  /** Called with each picture's counts. */
  readonly onScored?: ((name: string, counts: Confusion) => void) | undefined;
}

/**
 * Scores a segmentation on every picture of a source.
 * @throws StudioError `data` for an empty source or a broken picture, `cancelled` when the signal aborts.
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { source, segment, size, threshold, signal } = options;
  if (source.length === 0) {
    throw new StudioError('data', `"${options.data}" has no pictures to score.`, { next: 'Choose another dataset or split.' });
  }
  const scored: { name: string; counts: Confusion }[] = [];
  for (let index = 0; index < source.length; index++) {
    if (signal?.aborted) throw new StudioError('cancelled', 'The evaluation was cancelled.');
    const sample = await readReduced(source, index, size);
    const { skin } = await segment(sample.rgb, sample.width, sample.height);
    const counts = countConfusion(decide(skin, threshold), sample.skin);
    scored.push({ name: source.name(index), counts });
    options.onScored?.(source.name(index), counts);
    options.onProgress?.({ done: index + 1, total: source.length });
  }

  const ranked = scored
    .map(({ name, counts }) => ({ name, iou: scoresOf(counts).iou }))
    .sort((a, b) => a.iou - b.iou || order(a.name, b.name));
  const names = scored.map(({ name }) => name).sort(order);
  return {
    model: options.model,
    data: options.data,
    images: scored.length,
    ...summarise(scored.map(({ counts }) => counts)),
    convention: {
      threshold,
      labelPolicy: options.labelPolicy,
      size,
      split: options.split,
      splitHash: createHash('sha256').update(names.join('\n')).digest('hex'),
    },
    worst: ranked.slice(0, WORST_LISTED),
  };
}

/** Probability bytes → mask bytes, 0 or 255. */
export function decide(probability: Uint8Array, threshold: number): Uint8Array {
  return probability.map((value) => (value >= 255 * threshold ? 255 : 0));
}

/** By code unit: the same on every machine, whatever its language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
