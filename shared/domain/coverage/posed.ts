import { PASS_INDEX } from '../labels/passIndex.ts';
import { FOCAL_POINTS, type FocalPoint } from '../scene/spec/camera.ts';
import type { Person } from '../scene/spec/person.ts';
import { Arm, type Side } from './arm.ts';
import { dress, newDressed } from './dress.ts';
import type { Figure } from './figure.ts';
import { layHand } from './hands.ts';
import { coverHead, newHeadCover, underHat } from './onHead.ts';
import { REGIONS } from './regions.ts';
import { type Matrix, rotate, type Triple } from './rotations.ts';
import { settling } from './settle.ts';
import { shapeBody } from './shape.ts';
import { boneTurns, Skeleton } from './skeleton.ts';
import { newSurface, type Surface } from './surface.ts';

/** Coarse triangles lie a little inside the body that they stand for; this brings them out, decimetres. */
const FULLNESS = 0.03;
/** Radius of a tuft of hair, decimetres. */
const SUNK = 0.08;
const TUFT = 0.12;

/** A posed, dressed person at the origin. Metres, Z up. */
export interface PosedBody {
  /** [n, 3]. */
  readonly vertices: Float32Array;
  /** [t, 3]. */
  readonly triangles: Uint16Array;
  /** How many triangles, the first ones, enclose the body: one never sees their backs. */
  readonly closed: number;
  /** What each triangle, then each ball, shows: pass index + 64 · region. */
  readonly labels: Uint16Array;
  /** x, y, z, radius. */
  readonly balls: Float32Array;
  /** [focal point, 3] in the order of FOCAL_POINTS. */
  readonly landmarks: Float32Array;
  /** Where the face looks, level part included; of length 1. */
  readonly facing: Triple;
}

/** What the forecast reads of a person: nothing else of it changes the outcome. */
export type Figured = Pick<Person, 'body' | 'pose' | 'turn' | 'garments' | 'shoes' | 'hat' | 'hair' | 'facialHair' | 'accessories'>;

/** Makes posed bodies one after another. Keeps the room it works in. */
export class Poser {
  readonly #figure: Figure;
  readonly #rest: Float32Array;
  readonly #posed: Float32Array;
  readonly #dressed;
  readonly #head;
  readonly #surface: Surface;

  constructor(figure: Figure) {
    const { vertices, bones } = figure.counts;
    this.#figure = figure;
    this.#rest = new Float32Array(3 * (vertices + bones + 2));
    this.#posed = new Float32Array(3 * vertices);
    this.#dressed = newDressed(figure);
    this.#head = newHeadCover(figure);
    this.#surface = newSurface(figure);
  }

  /** A function of the person alone. */
  pose(person: Figured): PosedBody {
    const figure = this.#figure;
    const { vertices, body, bones } = figure.counts;
    shapeBody(person.body, figure, this.#rest);
    const skeleton = this.#bend(person, this.#rest.slice(3 * vertices, 3 * (vertices + bones)));
    dress(person, figure, this.#dressed);
    coverHead(person, figure, this.#head);
    this.#skin(skeleton.matrices);
    const tilt = settling(this.#posed, body, skeleton.joint('spine05')[1]);
    const place = this.#placing(person, tilt);
    const surface = this.#surface;
    surface.cut(this.#posed, this.#dressed, this.#head);
    this.#tufts(person, skeleton);
    this.#glasses(person, skeleton);
    const made = surface.taken(place);
    return {
      ...made,
      landmarks: this.#landmarks(place),
      facing: facingOf(rotate(skeleton.rotation('head'), [0, 0, 1]), tilt, person.turn),
    };
  }

  #bend(person: Figured, joints: Float32Array): Skeleton {
    const figure = this.#figure;
    const turns = boneTurns(person.pose, figure);
    const skeleton = new Skeleton(figure, joints, turns);
    if (person.pose.hands.length === 0) return skeleton;
    const arms = { L: new Arm('L', skeleton), R: new Arm('R', skeleton) };
    for (const hand of person.pose.hands) {
      const side: Side = hand.side === 'left' ? 'L' : 'R';
      layHand(hand, arms[side], arms[side === 'L' ? 'R' : 'L'], skeleton, (name) => this.#placeOf(name, skeleton));
    }
    for (const arm of Object.values(arms)) {
      if (!arm.isMoved) continue;
      for (const [name, turn] of Object.entries(arm.turns())) {
        const bone = figure.boneAt.get(name);
        if (bone !== undefined) turns.set(turn, 4 * bone);
      }
    }
    skeleton.turn(turns);
    return skeleton;
  }

  #placeOf(name: string, skeleton: Skeleton): Triple {
    const vertex = this.#figure.goals.get(name);
    if (vertex === undefined) return skeleton.joint('spine01');
    const bone = this.#figure.bones[this.#figure.vertexBones[4 * vertex] ?? 0] ?? 'spine01';
    return skeleton.moved(bone, [this.#rest[3 * vertex] ?? 0, this.#rest[3 * vertex + 1] ?? 0, this.#rest[3 * vertex + 2] ?? 0]);
  }

  /** Linear blend skinning; what covers a vertex moves it along its normal. */
  #skin(matrices: Float32Array): void {
    const { vertexBones, vertexWeights, normals, counts } = this.#figure;
    const { shown } = this.#dressed;
    const rest = this.#rest;
    const posed = this.#posed;
    const head = this.#head.offset;
    const dressed = this.#dressed.offset;
    for (let vertex = 0; vertex < shown; vertex++) {
      const far = FULLNESS + Math.max(dressed[vertex] ?? 0, vertex < counts.body ? (head[vertex] ?? 0) : 0);
      const at = 3 * vertex;
      const x = (rest[at] ?? 0) + far * (normals[at] ?? 0);
      const y = (rest[at + 1] ?? 0) + far * (normals[at + 1] ?? 0);
      const z = (rest[at + 2] ?? 0) + far * (normals[at + 2] ?? 0);
      let px = 0;
      let py = 0;
      let pz = 0;
      for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
        const weight = vertexWeights[k] ?? 0;
        if (weight === 0) break;
        const m = 12 * (vertexBones[k] ?? 0);
        px += weight * ((matrices[m] ?? 0) * x + (matrices[m + 1] ?? 0) * y + (matrices[m + 2] ?? 0) * z + (matrices[m + 3] ?? 0));
        py += weight * ((matrices[m + 4] ?? 0) * x + (matrices[m + 5] ?? 0) * y + (matrices[m + 6] ?? 0) * z + (matrices[m + 7] ?? 0));
        pz += weight * ((matrices[m + 8] ?? 0) * x + (matrices[m + 9] ?? 0) * y + (matrices[m + 10] ?? 0) * z + (matrices[m + 11] ?? 0));
      }
      posed[at] = px;
      posed[at + 1] = py;
      posed[at + 2] = pz;
    }
  }

  /** MakeHuman's axes → metres, Z up, turned about the vertical axis, the lowest point on the floor: rows of a 3×4 matrix. */
  #placing(person: Figured, tilt: Matrix): Float64Array {
    const { body } = this.#figure.counts;
    const sole = person.shoes === null ? 0 : (this.#figure.soles[person.shoes.asset] ?? 0);
    let lowest = Number.POSITIVE_INFINITY;
    for (let vertex = 0; vertex < body; vertex++) {
      const at = 3 * vertex;
      const height = tilt[3] * (this.#posed[at] ?? 0) + tilt[4] * (this.#posed[at + 1] ?? 0) + tilt[5] * (this.#posed[at + 2] ?? 0);
      const own = this.#dressed.shod[vertex] ? height - sole + (this.#dressed.offset[vertex] ?? 0) : height;
      if (own < lowest) lowest = own;
    }
    const [c, s] = [Math.cos(person.turn) / 10, Math.sin(person.turn) / 10];
    const place = new Float64Array(12);
    for (let column = 0; column < 3; column++) {
      const [x, y, z] = [tilt[column] ?? 0, tilt[3 + column] ?? 0, tilt[6 + column] ?? 0];
      place[column] = c * x + s * z;
      place[4 + column] = s * x - c * z;
      place[8 + column] = y / 10;
    }
    place[11] = -lowest / 10;
    return place;
  }

  #landmarks(place: Float64Array): Float32Array {
    const out = new Float32Array(3 * FOCAL_POINTS.length);
    for (const { name, vertex, weight } of this.#figure.landmarks) {
      let x = 0;
      let y = 0;
      let z = 0;
      let sum = 0;
      for (let i = 0; i < vertex.length; i++) {
        const share = weight[i] ?? 0;
        const at = 3 * (vertex[i] ?? 0);
        sum += share;
        x += share * (this.#posed[at] ?? 0);
        y += share * (this.#posed[at + 1] ?? 0);
        z += share * (this.#posed[at + 2] ?? 0);
      }
      out.set(placed(place, x / sum, y / sum, z / sum), 3 * indexOf(name));
    }
    for (let axis = 0; axis < 3; axis++) out[3 * indexOf('body') + axis] = this.#middleAlong(place, 4 * axis);
    return out;
  }

  /** Middle of the body's extent along one axis of the room, whose row of the matrix starts at `row`. */
  #middleAlong(place: Float64Array, row: number): number {
    const [a = 0, b = 0, c = 0, d = 0] = place.subarray(row, row + 4);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < 3 * this.#figure.counts.body; at += 3) {
      const value = a * (this.#posed[at] ?? 0) + b * (this.#posed[at + 1] ?? 0) + c * (this.#posed[at + 2] ?? 0);
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return (low + high) / 2 + d;
  }

  /** Hair of cards as balls. */
  #tufts({ hair, hat }: Figured, skeleton: Skeleton): void {
    const figure = this.#figure;
    const tufts = hair?.kind === 'cards' ? figure.hair(hair.asset) : undefined;
    if (tufts === undefined) return;
    const label = PASS_INDEX.scalpHair + 64 * REGIONS.indexOf('head');
    const isUnderHat = underHat(hat, figure);
    const { neutral, normals } = figure;
    const rest = this.#rest;
    const point = new Float64Array(3);
    for (let tuft = 0; tuft < tufts.vertex.length; tuft++) {
      const vertex = tufts.vertex[tuft] ?? 0;
      const dx = tufts.offset[3 * tuft] ?? 0;
      const dy = tufts.offset[3 * tuft + 1] ?? 0;
      const dz = tufts.offset[3 * tuft + 2] ?? 0;
      if (isUnderHat?.(vertex, (neutral[3 * vertex + 1] ?? 0) + dy, (neutral[3 * vertex + 2] ?? 0) + dz)) continue;
      point[0] = (rest[3 * vertex] ?? 0) + dx - SUNK * (normals[3 * vertex] ?? 0);
      point[1] = (rest[3 * vertex + 1] ?? 0) + dy - SUNK * (normals[3 * vertex + 1] ?? 0);
      point[2] = (rest[3 * vertex + 2] ?? 0) + dz - SUNK * (normals[3 * vertex + 2] ?? 0);
      skeleton.carry(tufts.bone[tuft] ?? 0, point);
      this.#surface.ball(point, TUFT, label);
    }
  }

  /** Lenses that are not clear hide the skin behind them. */
  #glasses({ accessories }: Figured, skeleton: Skeleton): void {
    const glasses = accessories.find((one) => one.kind === 'glasses');
    if (glasses?.kind !== 'glasses' || glasses.lens === 'clear') return;
    const { vertices, bones } = this.#figure.counts;
    for (const eye of [0, 1]) {
      const at = 3 * (vertices + bones + eye);
      const before: Triple = [this.#rest[at] ?? 0, this.#rest[at + 1] ?? 0, (this.#rest[at + 2] ?? 0) + 0.12];
      this.#surface.ball(skeleton.moved('head', before), glasses.size * 4.6, PASS_INDEX.glasses + 64 * REGIONS.indexOf('head'));
    }
  }
}

function indexOf(name: FocalPoint): number {
  return FOCAL_POINTS.indexOf(name);
}

/** A point moved by rows of a 3×4 matrix. */
function placed(m: Float64Array, x: number, y: number, z: number): Triple {
  const row = (at: number) => (m[at] ?? 0) * x + (m[at + 1] ?? 0) * y + (m[at + 2] ?? 0) * z + (m[at + 3] ?? 0);
  return [row(0), row(4), row(8)];
}

function facingOf(front: Triple, tilt: Matrix, turn: number): Triple {
  const [x, y, z] = rotate(tilt, front);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return [c * x + s * z, s * x - c * z, y];
}
