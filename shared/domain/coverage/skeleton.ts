import type { Pose } from '../scene/spec/pose.ts';
import type { Figure } from './figure.ts';
import { type Matrix, multiplied, type Quaternion, type Triple } from './rotations.ts';

/** Bones whose rotation comes from the pose of the lower body. */
const LOWER = ['upperleg', 'lowerleg', 'foot', 'toe', 'pelvis', 'root'];
/** Most that a bone turns from rest, radians, by the beginning of its name; as `human/posing/joint_limits.py`. */
const MOST = { finger1: 0.95, finger: 1.7, metacarpal: 0.3, wrist: 1.25, head: 0.75, neck: 0.45, spine: 0.6, clavicle: 0.6, shoulder: 0.8, lowerarm01: 2.1, lowerleg01: 2.65, foot: 1.2 } as const; // biome-ignore format: one line
/** Of packs that the table does not know. */
const ANY_POSE = 'poses/standing01';

interface BoneFacts {
  readonly isLower: readonly boolean[];
  readonly most: readonly number[];
}
const facts = new WeakMap<Figure, BoneFacts>();

function factsOf(figure: Figure): BoneFacts {
  const known = facts.get(figure);
  if (known) return known;
  const limits = Object.entries(MOST);
  const made = {
    isLower: figure.bones.map((name) => LOWER.some((start) => name.startsWith(start))),
    most: figure.bones.map((name) => limits.find(([start]) => name.startsWith(start))?.[1] ?? Math.PI),
  };
  facts.set(figure, made);
  return made;
}

const turnOf = (turns: Float32Array, bone: number): Quaternion => [
  turns[4 * bone] ?? 0,
  turns[4 * bone + 1] ?? 0,
  turns[4 * bone + 2] ?? 0,
  turns[4 * bone + 3] ?? 1,
];

/** Quaternions [bone, xyzw] of a pose: its halves, mirrored or not, then its own turns, within what joints can do. */
export function boneTurns(pose: Pick<Pose, 'upper' | 'lower' | 'turns'>, figure: Figure): Float32Array {
  const { isLower, most } = factsOf(figure);
  const count = figure.counts.bones;
  const fallback = figure.poses(ANY_POSE);
  const upper = figure.poses(pose.upper.asset) ?? fallback;
  const lower = figure.poses(pose.lower.asset) ?? fallback;
  const turns = new Float32Array(4 * count);
  if (upper === undefined || lower === undefined) throw new RangeError(`The figure's table lacks the pose ${ANY_POSE}.`);
  for (let bone = 0; bone < count; bone++) {
    const source = isLower[bone] ? lower : upper;
    const isMirrored = isLower[bone] ? pose.lower.mirrored : pose.upper.mirrored;
    const from = 4 * (isMirrored ? (figure.mirrored[bone] ?? bone) : bone);
    const side = isMirrored ? -1 : 1;
    const to = 4 * bone;
    turns[to] = source[from] ?? 0;
    turns[to + 1] = side * (source[from + 1] ?? 0);
    turns[to + 2] = side * (source[from + 2] ?? 0);
    turns[to + 3] = source[from + 3] ?? 1;
  }
  for (const { bone: name, axis, angle } of pose.turns) {
    // Eyes, jaws and toes are not in the table: they move little.
    const bone = figure.boneAt.get(name);
    if (bone === undefined) continue;
    const size = Math.sin(angle / 2) / (Math.hypot(...axis) || 1);
    turns.set(multiplied([axis[0] * size, axis[1] * size, axis[2] * size, Math.cos(angle / 2)], turnOf(turns, bone)), 4 * bone);
  }
  for (let bone = 0; bone < count; bone++) {
    const limit = most[bone] ?? Math.PI;
    if (2 * Math.acos(Math.min(1, Math.abs(turns[4 * bone + 3] ?? 1))) <= limit) continue;
    const [x, y, z, w] = turnOf(turns, bone);
    const size = (Math.sin(limit / 2) * (w < 0 ? -1 : 1)) / (Math.hypot(x, y, z) || 1);
    turns.set([x * size, y * size, z * size, Math.cos(limit / 2)], 4 * bone);
  }
  return turns;
}

/** Joints at rest and matrices that move the body at rest into its pose: G = G_parent · T(joint) · R · T(−joint). */
export class Skeleton {
  readonly #figure: Figure;
  readonly #local = new Float64Array(12);
  /** [bone, 3]. */
  readonly joints: Float32Array;
  /** [bone, 3, 4]. */
  readonly matrices: Float32Array;

  constructor(figure: Figure, joints: Float32Array, turns: Float32Array) {
    this.#figure = figure;
    this.joints = joints;
    this.matrices = new Float32Array(12 * figure.counts.bones);
    this.turn(turns);
  }

  /** Moves all bones; the table lists parents first. */
  turn(turns: Float32Array): void {
    const { joints, matrices: m } = this;
    const local = this.#local;
    for (let bone = 0; bone < this.#figure.counts.bones; bone++) {
      const x = turns[4 * bone] ?? 0;
      const y = turns[4 * bone + 1] ?? 0;
      const z = turns[4 * bone + 2] ?? 0;
      const w = turns[4 * bone + 3] ?? 1;
      local[0] = 1 - 2 * (y * y + z * z);
      local[1] = 2 * (x * y - z * w);
      local[2] = 2 * (x * z + y * w);
      local[4] = 2 * (x * y + z * w);
      local[5] = 1 - 2 * (x * x + z * z);
      local[6] = 2 * (y * z - x * w);
      local[8] = 2 * (x * z - y * w);
      local[9] = 2 * (y * z + x * w);
      local[10] = 1 - 2 * (x * x + y * y);
      const jx = joints[3 * bone] ?? 0;
      const jy = joints[3 * bone + 1] ?? 0;
      const jz = joints[3 * bone + 2] ?? 0;
      for (let row = 0; row < 12; row += 4) {
        local[row + 3] =
          (joints[3 * bone + row / 4] ?? 0) - (local[row] ?? 0) * jx - (local[row + 1] ?? 0) * jy - (local[row + 2] ?? 0) * jz;
      }
      const parent = this.#figure.parents[bone] ?? -1;
      if (parent < 0) {
        m.set(local, 12 * bone);
        continue;
      }
      for (let row = 0; row < 12; row += 4) {
        const at = 12 * parent + row;
        const p = m[at] ?? 0;
        const q = m[at + 1] ?? 0;
        const r = m[at + 2] ?? 0;
        for (let column = 0; column < 4; column++) {
          m[12 * bone + row + column] =
            p * (local[column] ?? 0) + q * (local[4 + column] ?? 0) + r * (local[8 + column] ?? 0) + (column === 3 ? (m[at + 3] ?? 0) : 0);
        }
      }
    }
  }

  #bone(name: string): number {
    const bone = this.#figure.boneAt.get(name);
    if (bone === undefined) throw new RangeError(`The figure's table lacks the bone ${name}.`);
    return bone;
  }

  /** The joint of a bone at rest. */
  rest(name: string): Triple {
    const at = 3 * this.#bone(name);
    return [this.joints[at] ?? 0, this.joints[at + 1] ?? 0, this.joints[at + 2] ?? 0];
  }

  /** The joint of a bone in the pose. */
  joint(name: string): Triple {
    return this.moved(name, this.rest(name));
  }

  /** Where a bone takes a point of the body at rest. */
  moved(name: string, point: Triple): Triple {
    const to = new Float64Array(point);
    this.carry(this.#bone(name), to);
    return [to[0] ?? 0, to[1] ?? 0, to[2] ?? 0];
  }

  /** The same for a bone by its number and a point [3] that is moved in place. */
  carry(bone: number, point: Float64Array): void {
    const m = this.matrices;
    const at = 12 * bone;
    const x = point[0] ?? 0;
    const y = point[1] ?? 0;
    const z = point[2] ?? 0;
    point[0] = (m[at] ?? 0) * x + (m[at + 1] ?? 0) * y + (m[at + 2] ?? 0) * z + (m[at + 3] ?? 0);
    point[1] = (m[at + 4] ?? 0) * x + (m[at + 5] ?? 0) * y + (m[at + 6] ?? 0) * z + (m[at + 7] ?? 0);
    point[2] = (m[at + 8] ?? 0) * x + (m[at + 9] ?? 0) * y + (m[at + 10] ?? 0) * z + (m[at + 11] ?? 0);
  }

  /** Global rotation of a bone. */
  rotation(name: string): Matrix {
    const m = this.matrices;
    const at = 12 * this.#bone(name);
    const value = (offset: number) => m[at + offset] ?? 0;
    return [value(0), value(1), value(2), value(4), value(5), value(6), value(8), value(9), value(10)];
  }
}
