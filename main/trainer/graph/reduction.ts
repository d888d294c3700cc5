import { integer } from './attribute.ts';
import { reshape, transpose } from './layout.ts';
import { broadcast, sizeAt } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** Sum over axes; `keep` leaves them with size 1. */
export function sum(a: Tensor, axes: readonly number[], keep: 'keep' | 'drop'): Tensor {
  const shape =
    keep === 'keep' ? a.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)) : a.shape.filter((_, axis) => !axes.includes(axis));
  return a.graph.node('ReduceSum', [a, a.graph.integers(axes)], shape, { attributes: { keepdims: integer(keep === 'keep' ? 1 : 0) } });
}

/** [n, c, h, w] → [c]. */
export function channelSum(a: Tensor): Tensor {
  return sum(a, [0, 2, 3], 'drop');
}

/** Σₙ a[n]·b[n]ᵀ of [n, p, k] and [n, q, k] → [p, q]. The runtime joins the transpose into the product. */
export function sumOfOuterProducts(a: Tensor, b: Tensor): Tensor {
  const right = transpose(b, [0, 2, 1]);
  const shape = [...broadcast(a.shape.slice(0, 1), b.shape.slice(0, 1)), sizeAt(a.shape, 1), sizeAt(b.shape, 1)];
  if (sizeAt(a.shape, 2) !== sizeAt(b.shape, 2)) throw new RangeError('Inner sizes of a product differ.');
  const products = a.graph.node('MatMul', [a, right], shape);
  return sizeAt(shape, 0) === 1 ? reshape(products, shape.slice(1)) : sum(products, [0], 'drop');
}
