/** Rotations as 3×3 matrices (row by row) and quaternions xyzw; as `blender-addon/s2mgen/skeleton/rotations.py`. */
export type Triple = readonly [number, number, number];
export type Quaternion = readonly [number, number, number, number];
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const plus = (a: Triple, b: Triple, times = 1): Triple => [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times];
export const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Triple, factor: number): Triple => [a[0] * factor, a[1] * factor, a[2] * factor];
export const sizeOf = (a: Triple): number => Math.sqrt(dot(a, a));
export const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/** The vector with length 1; what has no direction points up. */
export function unit(a: Triple): Triple {
  const length = sizeOf(a);
  return length < 1e-9 ? [0, 1, 0] : times(a, 1 / length);
}

export function rotate(m: Matrix, [x, y, z]: Triple): Triple {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

export function transposed(m: Matrix): Matrix {
  return [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
}

export function product(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[3] + a[2] * b[6], a[0] * b[1] + a[1] * b[4] + a[2] * b[7], a[0] * b[2] + a[1] * b[5] + a[2] * b[8],
    a[3] * b[0] + a[4] * b[3] + a[5] * b[6], a[3] * b[1] + a[4] * b[4] + a[5] * b[7], a[3] * b[2] + a[4] * b[5] + a[5] * b[8],
    a[6] * b[0] + a[7] * b[3] + a[8] * b[6], a[6] * b[1] + a[7] * b[4] + a[8] * b[7], a[6] * b[2] + a[7] * b[5] + a[8] * b[8],
  ]; // biome-ignore format: a matrix reads better in rows
}

/** Rotation about an axis, radians, right-handed. */
export function about(axis: Triple, angle: number): Matrix {
  const [x, y, z] = unit(axis);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const t = 1 - c;
  return [t * x * x + c, t * x * y - s * z, t * x * z + s * y, t * x * y + s * z, t * y * y + c, t * y * z - s * x, t * x * z - s * y, t * y * z + s * x, t * z * z + c]; // biome-ignore format: one line
}

export function quaternionOf(m: Matrix): Quaternion {
  const squares = [1 + m[0] - m[4] - m[8], 1 - m[0] + m[4] - m[8], 1 - m[0] - m[4] + m[8], 1 + m[0] + m[4] + m[8]] as const;
  const largest = squares.indexOf(Math.max(...squares));
  const [xy, xz, yz] = [m[1] + m[3], m[2] + m[6], m[5] + m[7]];
  const [xw, yw, zw] = [m[7] - m[5], m[2] - m[6], m[3] - m[1]];
  const rows = [
    [squares[0], xy, xz, xw],
    [xy, squares[1], yz, yw],
    [xz, yz, squares[2], zw],
    [xw, yw, zw, squares[3]],
  ] as const;
  const own = rows[largest] ?? rows[3];
  const length = Math.hypot(...own) * (own[3] < 0 ? -1 : 1);
  return [own[0] / length, own[1] / length, own[2] / length, own[3] / length];
}

/** The quaternion that turns by b, then by a. */
export function multiplied([x1, y1, z1, w1]: Quaternion, [x2, y2, z2, w2]: Quaternion): Quaternion {
  return [
    w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
    w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
    w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2,
    w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2,
  ];
}

/** Axes as columns: `along`, `beside` made square to it, and the third. */
export function frameOf(along: Triple, beside: Triple): Matrix {
  const first = unit(along);
  const second = unit(plus(beside, first, -dot(first, beside)));
  const third = cross(first, second);
  return [first[0], second[0], third[0], first[1], second[1], third[1], first[2], second[2], third[2]];
}

/** The rotation that takes one frame to another. */
export function turned(from: Matrix, to: Matrix): Matrix {
  return product(to, transposed(from));
}

/** A rotation = swing · twist about `axis`: the swing and the twist's angle, −π … π. */
export function swingAndTwist(rotation: Matrix, axis: Triple): { swing: Matrix; twist: number } {
  const [x, y, z, w] = quaternionOf(rotation);
  const along = unit(axis);
  const angle = 2 * Math.atan2(dot([x, y, z], along), w);
  const twist = angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
  return { swing: product(rotation, about(along, -twist)), twist };
}

/** The same rotation, but by no more than `most` radians. */
export function limited(rotation: Matrix, most: number): Matrix {
  const [x, y, z, w] = quaternionOf(rotation);
  return 2 * Math.atan2(Math.hypot(x, y, z), w) <= most ? rotation : about([x, y, z], most);
}
