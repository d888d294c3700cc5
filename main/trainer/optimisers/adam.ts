import { add, divide, multiply, squareRoot, subtract } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';

export interface AdamOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Parameters and the moving means of the gradient and of its square. */
export interface AdamState {
  readonly parameters: Tensor;
  readonly mean: Tensor;
  readonly square: Tensor;
}

/**
 * One step of Adam (Kingma and Ba 2015), in PyTorch's form. The learning rate and the bias corrections come in as
 * `adamScalars`, so that a schedule needs no new graph.
 */
export function adam(
  state: AdamState,
  gradient: Tensor,
  scalars: { rate: Tensor; correction: Tensor },
  { beta1, beta2, epsilon }: AdamOptions,
): AdamState {
  const mean = add(multiply(state.mean, beta1), multiply(gradient, 1 - beta1));
  const square = add(multiply(state.square, beta2), multiply(multiply(gradient, gradient), 1 - beta2));
  const root = add(multiply(squareRoot(square), scalars.correction), epsilon);
  return { parameters: subtract(state.parameters, divide(multiply(mean, scalars.rate), root)), mean, square };
}

/** rate = α/(1 − β₁ᵗ), correction = 1/√(1 − β₂ᵗ), for step t counted from 1. */
export function adamScalars(step: number, learningRate: number, { beta1, beta2 }: AdamOptions): { rate: number; correction: number } {
  return { rate: learningRate / (1 - beta1 ** step), correction: 1 / Math.sqrt(1 - beta2 ** step) };
}
