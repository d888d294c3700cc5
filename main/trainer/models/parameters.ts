import { Draws } from '../../../shared/domain/random/draws.ts';
import { elementCount, type Shape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** A trained tensor of a model: its place in the flat parameter vector follows from the order of the list. */
export interface ParameterSpec {
  readonly name: string;
  readonly shape: Shape;
  /** `he`: uniform with the variance 2/fanIn that keeps activations level behind ReLU (He et al. 2015). */
  readonly initial: { readonly kind: 'he'; readonly fanIn: number } | { readonly kind: 'constant'; readonly value: number };
}

/** @throws RangeError when it is missing. */
export function parameterOf(parameters: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const tensor = parameters.get(name);
  if (tensor === undefined) throw new RangeError(`Parameter "${name}" is missing.`);
  return tensor;
}

/** Numbers in all of these tensors together: the length of a flat vector. */
export function parameterCount(specs: readonly ParameterSpec[]): number {
  return specs.reduce((sum, spec) => sum + elementCount(spec.shape), 0);
}

/** Start values of all parameters as one flat vector, a function of the seed alone. */
export function initialParameters(specs: readonly ParameterSpec[], seed: number): Float32Array {
  const values = new Float32Array(parameterCount(specs));
  let offset = 0;
  specs.forEach(({ shape, initial, name }, index) => {
    const end = offset + elementCount(shape);
    if (initial.kind === 'constant') {
      values.fill(initial.value, offset, end);
    } else {
      const draws = new Draws(seed, 'weights', index);
      const bound = Math.sqrt(6 / initial.fanIn);
      for (let i = offset; i < end; i++) values[i] = draws.range(name, -bound, bound, i - offset);
    }
    offset = end;
  });
  return values;
}
