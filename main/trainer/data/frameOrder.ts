import { StudioError } from '../../../shared/contract/errors.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import type { SampleSource } from './source.ts';

export interface FrameOrderOptions {
  /** Frames of an epoch: as many as its steps take. */
  readonly perEpoch: number;
  readonly seed: number;
  /** Tells the draws of two sources in one training apart. */
  readonly stream: string;
  /** How often a frame comes from each part of the source, relative to the others; null: each frame once per epoch. */
  readonly ratios: readonly number[] | null;
}

/**
 * The frames that an epoch (counted from 0) takes, in their order: a function of the seed and the data alone. Without ratios
 * one shuffled pass, its end dropped or its start repeated to fill the steps. With ratios each part is passed through at a pace
 * of its own, every frame of it once before one of them comes again, and an epoch mixes what the parts give.
 */
export function framesOfEpoch(source: SampleSource, epoch: number, options: FrameOrderOptions): number[] {
  const { perEpoch, seed, stream, ratios } = options;
  const draws = new Draws(seed, `${stream}epoch`, epoch);
  if (ratios !== null) return draws.shuffle('order', mixed(source, epoch, ratios, options));
  const frames = draws.shuffle(
    'order',
    Array.from({ length: source.length }, (_, frame) => frame),
  );
  return Array.from({ length: perEpoch }, (_, at) => frames[at % frames.length] ?? 0);
}

function mixed(source: SampleSource, epoch: number, ratios: readonly number[], { perEpoch, seed, stream }: FrameOrderOptions): number[] {
  const members = membersOf(source, ratios.length);
  const counts = dealOut(perEpoch, ratios);
  return members.flatMap((frames, part) => {
    const count = counts[part] ?? 0;
    const first = epoch * count;
    let pass = -1;
    let order: readonly number[] = [];
    return Array.from({ length: count }, (_, k) => {
      const wanted = Math.floor((first + k) / frames.length);
      if (wanted !== pass) {
        pass = wanted;
        order = new Draws(seed, `${stream}part ${part}`, pass).shuffle('order', frames);
      }
      return order[(first + k) % frames.length] ?? 0;
    });
  });
}

/** @throws StudioError (`data`) when a part has no frames: all of them were held out. */
function membersOf(source: SampleSource, parts: number): number[][] {
  const members = Array.from({ length: parts }, (): number[] => []);
  for (let frame = 0; frame < source.length; frame++) members[source.part?.(frame) ?? 0]?.push(frame);
  const empty = members.findIndex((frames) => frames.length === 0);
  if (empty >= 0) {
    throw new StudioError('data', `All frames of dataset ${empty + 1} were held out for validation, so that it cannot be mixed in.`, {
      next: 'Lower the validation share, give the datasets a split, or leave this one out.',
    });
  }
  return members;
}

/** `total` dealt out by shares, to the largest remainders what rounding leaves; each part gets one at least, where there are enough. */
export function dealOut(total: number, ratios: readonly number[]): number[] {
  const sum = ratios.reduce((all, ratio) => all + ratio, 0);
  const least = total >= ratios.length ? 1 : 0;
  const exact = ratios.map((ratio) => (ratio / sum) * total);
  const counts = exact.map((share) => Math.max(least, Math.floor(share)));
  const byRemainder = exact
    .map((share, part) => ({ part, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (let left = total - counts.reduce((all, count) => all + count, 0), k = 0; left > 0; left--, k++) {
    const { part } = byRemainder[k % byRemainder.length] ?? { part: 0 };
    counts[part] = (counts[part] ?? 0) + 1;
  }
  // Those that were lifted to one took it from the largest.
  for (let over = counts.reduce((all, count) => all + count, 0) - total; over > 0; over--) {
    const largest = counts.indexOf(Math.max(...counts));
    counts[largest] = (counts[largest] ?? 0) - 1;
  }
  return counts;
}
