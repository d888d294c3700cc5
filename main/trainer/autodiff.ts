import { add } from './graph/elementwise.ts';
import type { Tensor } from './graph/tensor.ts';

/**
 * The gradient rule of one operation: from the gradient of its output to the gradients of its inputs, in their order.
 * `needs(k)` tells whether input k leads to a parameter; a rule may leave the others null.
 */
export type GradientRule = (outputGradient: Tensor, needs: (input: number) => boolean) => readonly (Tensor | null)[];

interface Step {
  readonly output: Tensor;
  readonly inputs: readonly Tensor[];
  readonly rule: GradientRule;
}

/**
 * Reverse-mode differentiation. Operations record themselves while the forward pass is built; one walk back then adds
 * their gradients to the same graph. A tape that is never walked costs nothing, so inference graphs use one too.
 */
export class Tape {
  readonly #steps: Step[] = [];

  record(output: Tensor, inputs: readonly Tensor[], rule: GradientRule): Tensor {
    this.#steps.push({ output, inputs, rule });
    return output;
  }

  /**
   * Gradients of the scalar `loss` with respect to `parameters`, in their order.
   * @throws RangeError when the loss does not depend on one of them.
   */
  gradients(loss: Tensor, parameters: readonly Tensor[]): Tensor[] {
    const needed = new Set(parameters);
    for (const { inputs, output } of this.#steps) {
      if (inputs.some((input) => needed.has(input))) needed.add(output);
    }

    const found = new Map<Tensor, Tensor>([[loss, loss.graph.floats([1], [])]]);
    for (const { output, inputs, rule } of this.#steps.toReversed()) {
      const outputGradient = found.get(output);
      if (outputGradient === undefined || !needed.has(output)) continue;
      const gradients = rule(outputGradient, (k) => needed.has(inputs[k] ?? output));
      inputs.forEach((input, k) => {
        const gradient = gradients[k] ?? null;
        if (gradient === null || !needed.has(input)) return;
        const sum = found.get(input);
        found.set(input, sum === undefined ? gradient : add(sum, gradient));
      });
    }

    return parameters.map((parameter) => {
      const gradient = found.get(parameter);
      if (gradient === undefined) throw new RangeError(`The loss does not depend on ${parameter.name}.`);
      return gradient;
    });
  }
}
