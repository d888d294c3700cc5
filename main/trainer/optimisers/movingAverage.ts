import { add, multiply, subtract } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';

/** average + (1 − decay)·(parameters − average); `gain` is 1 − decay. */
export function movingAverage(average: Tensor, parameters: Tensor, gain: Tensor): Tensor {
  return add(average, multiply(subtract(parameters, average), gain));
}

/**
 * 1 − decay for step t counted from 1. The decay is at most (1 + t)/(10 + t), so that the random start is soon forgotten
 * (TensorFlow's `ExponentialMovingAverage` with `num_updates`).
 */
export function averageGain(step: number, decay: number): number {
  return 1 - Math.min(decay, (1 + step) / (10 + step));
}
