import { Draws } from '../../shared/domain/random/draws.ts';

export const FRAME_ORDERS = ['forward', 'reverse', 'shuffle'] as const;
export type FrameOrder = (typeof FRAME_ORDERS)[number];

/** The frames in the order in which they are rendered. `shuffle` is keyed by the seed: the same on every machine. */
export function orderFrames(frames: readonly number[], order: FrameOrder, seed: number): number[] {
  const ascending = [...frames].sort((a, b) => a - b);
  if (order === 'forward') return ascending;
  if (order === 'reverse') return ascending.reverse();
  const keys = new Map(ascending.map((frame) => [frame, new Draws(seed, 'render', frame).uniform('order')]));
  return ascending.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a - b);
}
