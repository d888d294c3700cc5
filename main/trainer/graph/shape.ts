/** Sizes of a tensor's axes, outermost first. Images are [n, channels, height, width]. */
export type Shape = readonly number[];

/** Axes of an image tensor. */
export interface ImageShape {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export function elementCount(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** @throws RangeError when the shape has no such axis. */
export function sizeAt(shape: Shape, axis: number): number {
  const size = shape.at(axis);
  if (size === undefined) throw new RangeError(`Shape [${shape.join(', ')}] has no axis ${axis}.`);
  return size;
}

/** @throws RangeError unless the shape has four axes. */
export function imageShape(shape: Shape): ImageShape {
  const [batch, channels, height, width] = shape;
  if (shape.length !== 4 || batch === undefined || channels === undefined || height === undefined || width === undefined) {
    throw new RangeError(`Expected an image tensor [n, c, h, w], got [${shape.join(', ')}].`);
  }
  return { batch, channels, height, width };
}

/**
 * The shape two tensors take together under ONNX's (numpy's) broadcasting.
 * @throws RangeError when they do not fit.
 */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[a.length - rank + axis] ?? 1;
    const right = b[b.length - rank + axis] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new RangeError(`Shapes [${a.join(', ')}] and [${b.join(', ')}] do not broadcast.`);
    }
    return Math.max(left, right);
  });
}
