import type { Tensor } from '../graph/tensor.ts';

/**
 * Factors per channel that a gradient still lacks. A batch norm's input gradient is A·(dy + …): the convolution behind it
 * multiplies A into its weights instead of into the whole activation. Holds for an activation with one consumer.
 */
export class DeferredFactors {
  readonly #factors = new WeakMap<Tensor, Tensor>();

  defer(gradient: Tensor, factor: Tensor): Tensor {
    this.#factors.set(gradient, factor);
    return gradient;
  }

  of(gradient: Tensor): Tensor | null {
    return this.#factors.get(gradient) ?? null;
  }
}
