import { elementCount, sizeAt } from '../graph/shape.ts';
import { type ParameterSpec, parameterCount } from '../models/parameters.ts';

/**
 * Order of the flat parameters in blocked memory: entry j of the blocked vector is entry `order[j]` of the plain one. The
 * state of training stays in blocked order; files hold the plain one.
 *
 * 3×3 weights [o, i, 3, 3] → [o/B, i/B, 9, B of i, B of o] (fewer than B inputs: [o/B, i, 9, B of o]); 2×2 up-convolution
 * weights [i, o, 2, 2] → [4, o/B, i/B, B of i, B of o]; all others stay.
 */
export function blockedOrder(specs: readonly ParameterSpec[], block: number): Int32Array {
  const order = new Int32Array(parameterCount(specs));
  let start = 0;
  let next = 0;
  for (const { shape } of specs) {
    for (const entry of entriesOf(shape, block)) order[next++] = start + entry;
    start += elementCount(shape);
  }
  return order;
}

function* entriesOf(shape: readonly number[], block: number): Generator<number> {
  const side = shape.length === 4 ? sizeAt(shape, 2) : 1;
  if (side === 3) yield* convolutionEntries(sizeAt(shape, 0), sizeAt(shape, 1), block);
  else if (side === 2) yield* upConvolutionEntries(sizeAt(shape, 0), sizeAt(shape, 1), block);
  else for (let entry = 0; entry < elementCount(shape); entry++) yield entry;
}

function* convolutionEntries(outputs: number, inputs: number, block: number): Generator<number> {
  const at = (output: number, input: number, tap: number) => (output * inputs + input) * 9 + tap;
  for (let o = 0; o < outputs; o += block) {
    if (inputs < block) {
      for (let i = 0; i < inputs; i++) for (let tap = 0; tap < 9; tap++) for (let q = o; q < o + block; q++) yield at(q, i, tap);
      continue;
    }
    for (let i = 0; i < inputs; i += block) {
      for (let tap = 0; tap < 9; tap++) for (let p = i; p < i + block; p++) for (let q = o; q < o + block; q++) yield at(q, p, tap);
    }
  }
}

function* upConvolutionEntries(inputs: number, outputs: number, block: number): Generator<number> {
  for (let tap = 0; tap < 4; tap++) {
    for (let o = 0; o < outputs; o += block) {
      for (let i = 0; i < inputs; i += block) {
        for (let p = i; p < i + block; p++) for (let q = o; q < o + block; q++) yield (p * outputs + q) * 4 + tap;
      }
    }
  }
}

/** Plain → blocked order. */
export function toBlocked(plain: Float32Array, order: Int32Array): Float32Array {
  return Float32Array.from(order, (entry) => plain[entry] ?? 0);
}

/** Blocked → plain order. */
export function toPlain(values: Float32Array, order: Int32Array): Float32Array {
  const plain = new Float32Array(values.length);
  for (let j = 0; j < order.length; j++) plain[order[j] ?? 0] = values[j] ?? 0;
  return plain;
}
