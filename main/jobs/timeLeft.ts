import type { FrameCosts } from './frameCosts.ts';

/** Frames that are still to be made. */
export interface FramesLeft {
  /** With a new person: the first of each group. */
  readonly first: number;
  readonly later: number;
  /** Workers that share them. */
  readonly workers: number;
}

export interface TimeLeft {
  readonly seconds: number;
  /** Shortest and longest, as long as they differ much. */
  readonly range: readonly [number, number] | null;
}

/** Two standard errors: nineteen of twenty times the truth lies within. */
const WIDTH = 2;
/** A range narrower than a tenth to either side says no more than one number. */
const NARROW = 0.1;
const ENOUGH_FRAMES = 12;

/** Expected seconds until the last frame is there; null before the first. */
export function timeLeft(costs: FrameCosts, { first, later, workers }: FramesLeft): TimeLeft | null {
  const left = first + later;
  if (left === 0) return { seconds: 0, range: null };
  const newPerson = costs.cost(true);
  const samePerson = costs.cost(false);
  if (newPerson === null || samePerson === null) return null;
  const lanes = Math.max(1, Math.min(workers, left));
  const seconds = (first * newPerson.seconds + later * samePerson.seconds) / lanes;
  // At the end workers wait for the last one: on average for half of what a frame takes.
  const tail = lanes === 1 ? 0 : 0.5 * (first > 0 ? newPerson.seconds : samePerson.seconds);
  const expected = seconds + tail;
  // What is not known of the mean counts for each frame; chance between frames evens out.
  const ofMean = first * newPerson.error + later * samePerson.error;
  const byChance = Math.sqrt(first * newPerson.spread ** 2 + later * samePerson.spread ** 2);
  const uncertain = (WIDTH * Math.hypot(ofMean, byChance)) / lanes + tail;
  if (costs.size >= ENOUGH_FRAMES && uncertain <= NARROW * expected) return { seconds: expected, range: null };
  return { seconds: expected, range: [Math.max(0.2 * expected, expected - uncertain), expected + uncertain] };
}
