import { countConfusion } from '../../../shared/domain/scores/confusion.ts';
import { summarise } from '../../../shared/domain/scores/score.ts';
import type { HeadClassWeights } from '../data/classWeights.ts';
import type { SampleCache } from '../data/sampleCache.ts';
import { decide } from '../inference/evaluate.ts';
import { asBytes, type Segmenter } from '../inference/segmenter.ts';

/** Validation takes at most this many whole pictures per epoch, spread evenly over the set. */
export const MOST_PICTURES = 64;
/** Probabilities are kept this far from 0 and 1, so that one sure mistake has a finite loss. */
const MARGIN = 1e-6;

export interface Validation {
  /** Cross entropy with the weights of training. */
  readonly loss: number;
  /** Mean over pictures of the IoU of skin. */
  readonly iou: number;
}

/** Scores whole pictures by the same path as `evaluate`: same reduction, same rounding to bytes, same threshold. */
export async function validate(
  segmenter: Segmenter,
  cache: SampleCache,
  loss: { classWeights: HeadClassWeights; headWeights: readonly number[] },
  threshold: number,
  onPicture: () => void,
): Promise<Validation> {
  const { length } = cache.source;
  const count = Math.min(length, MOST_PICTURES);
  const counts = [];
  const skin = new WeightedLoss(loss.classWeights.skin);
  const person = new WeightedLoss(loss.classWeights.person);
  for (let k = 0; k < count; k++) {
    onPicture();
    const sample = await cache.read(Math.floor((k * length) / count));
    const found = await segmenter.probabilities(sample.rgb, sample.width, sample.height);
    skin.add(found.skin, sample.skin);
    if (sample.person !== null) person.add(found.person, sample.person);
    counts.push(countConfusion(decide(asBytes(found.skin), threshold), sample.skin));
  }
  const [skinShare = 0, personShare = 0] = loss.headWeights;
  return { loss: skinShare * skin.mean() + personShare * person.mean(), iou: summarise(counts).perImage.iou };
}

/** Class-weighted cross entropy over many pictures. */
class WeightedLoss {
  readonly #weights: HeadClassWeights['skin'];
  #loss = 0;
  #weight = 0;

  constructor(weights: HeadClassWeights['skin']) {
    this.#weights = weights;
  }

  add(probabilities: Float32Array, mask: Uint8Array): void {
    for (let i = 0; i < mask.length; i++) {
      const positive = (mask[i] ?? 0) > 127;
      const weight = positive ? this.#weights.positive : this.#weights.negative;
      const probability = probabilities[i] ?? 0;
      const right = positive ? probability : 1 - probability;
      this.#loss -= weight * Math.log(Math.max(MARGIN, right));
      this.#weight += weight;
    }
  }

  mean(): number {
    return this.#weight === 0 ? 0 : this.#loss / this.#weight;
  }
}
