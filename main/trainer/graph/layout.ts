import { integer, integers, text } from './attribute.ts';
import { elementCount, type Shape, sameShape, sizeAt } from './shape.ts';
import type { Tensor } from './tensor.ts';

export function reshape(a: Tensor, shape: Shape): Tensor {
  if (sameShape(a.shape, shape)) return a;
  if (elementCount(a.shape) !== elementCount(shape)) {
    throw new RangeError(`[${a.shape.join(', ')}] does not reshape to [${shape.join(', ')}].`);
  }
  return a.graph.node('Reshape', [a, a.graph.integers(shape)], shape);
}

export function flatten(a: Tensor): Tensor {
  return reshape(a, [elementCount(a.shape)]);
}

export function transpose(a: Tensor, order: readonly number[]): Tensor {
  const shape = order.map((axis) => sizeAt(a.shape, axis));
  return a.graph.node('Transpose', [a], shape, { attributes: { perm: integers(order) } });
}

/** Cuts `starts[k] … ends[k]` (exclusive) out of axis `axes[k]`. */
export function slice(a: Tensor, starts: readonly number[], ends: readonly number[], axes: readonly number[]): Tensor {
  const { graph } = a;
  const shape = [...a.shape];
  axes.forEach((axis, k) => {
    const length = (ends[k] ?? 0) - (starts[k] ?? 0);
    if (length < 1 || (ends[k] ?? 0) > sizeAt(a.shape, axis)) throw new RangeError(`Slice leaves axis ${axis} of [${a.shape.join(', ')}].`);
    shape[axis] = length;
  });
  return graph.node('Slice', [a, graph.integers(starts), graph.integers(ends), graph.integers(axes)], shape);
}

export function concatenate(parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts;
  if (first === undefined) throw new RangeError('Nothing to concatenate.');
  const shape = [...first.shape];
  shape[axis] = parts.reduce((sum, part) => sum + sizeAt(part.shape, axis), 0);
  for (const part of parts) {
    if (!sameShape(part.shape.with(axis, 0), shape.with(axis, 0))) {
      throw new RangeError(`[${part.shape.join(', ')}] does not join [${first.shape.join(', ')}] on axis ${axis}.`);
    }
  }
  return first.graph.node('Concat', parts, shape, { attributes: { axis: integer(axis) } });
}

/** The inverse of `concatenate`: parts of the given sizes along an axis. */
export function split(a: Tensor, sizes: readonly number[], axis: number): Tensor[] {
  if (sizes.reduce((sum, size) => sum + size, 0) !== sizeAt(a.shape, axis)) {
    throw new RangeError(`Parts ${sizes.join(' + ')} do not make up axis ${axis} of [${a.shape.join(', ')}].`);
  }
  const shapes = sizes.map((size) => a.shape.with(axis, size));
  return a.graph.nodeWithOutputs('Split', [a, a.graph.integers(sizes)], shapes, { axis: integer(axis) });
}

/** Zeros around the height and width of an image tensor. */
export function padImage(a: Tensor, border: { top: number; left: number; bottom: number; right: number }): Tensor {
  const { graph } = a;
  const pads = [0, 0, border.top, border.left, 0, 0, border.bottom, border.right];
  const shape = a.shape.map((size, axis) => size + (pads[axis] ?? 0) + (pads[axis + 4] ?? 0));
  return graph.node('Pad', [a, graph.integers(pads), graph.floats([0], [])], shape, { attributes: { mode: text('constant') } });
}

/** Repeats axes of size 1 up to `shape`. */
export function expand(a: Tensor, shape: Shape): Tensor {
  return a.graph.node('Expand', [a, a.graph.integers(shape)], shape);
}

/** Reorders an axis. */
export function take(a: Tensor, indices: readonly number[], axis: number): Tensor {
  const shape = a.shape.with(axis, indices.length);
  return a.graph.node('Gather', [a, a.graph.integers(indices)], shape, { attributes: { axis: integer(axis) } });
}
