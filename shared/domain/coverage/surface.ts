import { PASS_INDEX } from '../labels/passIndex.ts';
import type { Dressed } from './dress.ts';
import type { Figure } from './figure.ts';
import type { HeadCover } from './onHead.ts';

/** Room for hair and lenses. */
const MOST_BALLS = 1200;

/** Triangles and balls of one person, cut along the edges of its clothes. Reused from person to person. */
export class Surface {
  readonly #figure: Figure;
  readonly #partLabels: Uint8Array;
  readonly #vertices: Float32Array;
  readonly #triangles: Uint16Array;
  readonly #labels: Uint16Array;
  readonly #balls = new Float32Array(4 * MOST_BALLS);
  readonly #ballLabels = new Uint16Array(MOST_BALLS);
  #vertexCount = 0;
  #triangleCount = 0;
  #closed = 0;
  #ballCount = 0;

  constructor(figure: Figure) {
    const triangles = figure.triangles.length / 3;
    this.#figure = figure;
    this.#partLabels = Uint8Array.from(figure.triangleParts, (part) => PASS_INDEX[figure.parts[part] ?? 'body']);
    // Each triangle may become three, with two corners of its own.
    this.#vertices = new Float32Array(3 * (figure.counts.meshed + 2 * triangles));
    this.#triangles = new Uint16Array(9 * triangles);
    this.#labels = new Uint16Array(3 * triangles);
  }

  /** Takes the posed vertices [n, 3] and labels all triangles; those that cloth ends on are cut in two. */
  cut(posed: Float32Array, dressed: Dressed, head: HeadCover): void {
    const { triangles, triangleRegions, bodyTriangles, counts } = this.#figure;
    const { field, shown } = dressed;
    const count = shown > counts.body ? triangleRegions.length : bodyTriangles;
    // No lists in here: this is done a million times for a forecast.
    this.#vertices.set(posed.subarray(0, 3 * shown));
    this.#vertexCount = shown;
    this.#triangleCount = 0;
    this.#ballCount = 0;
    for (let triangle = 0; triangle < count; triangle++) {
      const a = triangles[3 * triangle] ?? 0;
      const b = triangles[3 * triangle + 1] ?? 0;
      const c = triangles[3 * triangle + 2] ?? 0;
      const fa = field[a] ?? 0;
      const fb = field[b] ?? 0;
      const fc = field[c] ?? 0;
      const region = 64 * (triangleRegions[triangle] ?? 0);
      const isSkirt = triangle >= bodyTriangles;
      if (triangle === bodyTriangles) this.#closed = this.#triangleCount;
      const bare = isSkirt ? 0 : this.#bareLabel(triangle, a, b, c, dressed, head);
      const covered = (fa > 0 ? 1 : 0) + (fb > 0 ? 1 : 0) + (fc > 0 ? 1 : 0);
      const cloth = PASS_INDEX.garment + region;
      if (bare === PASS_INDEX.shoe || (bare !== 0 && covered === 0)) this.#add(a, b, c, bare + region);
      else if (covered === 3) this.#add(a, b, c, cloth);
      else if (covered > 0) {
        const isAlone = covered === 1;
        const own = isAlone ? cloth : bare + region;
        const others = isAlone ? bare + region : cloth;
        if (fa > 0 === isAlone) this.#split(a, b, c, own, others, field);
        else if (fb > 0 === isAlone) this.#split(b, c, a, own, others, field);
        else this.#split(c, a, b, own, others, field);
      }
    }
    if (count === bodyTriangles) this.#closed = this.#triangleCount;
  }

  /** Cuts the corner p off: it shows its own, the rest shows the others'. */
  #split(p: number, q: number, r: number, own: number, others: number, field: Float32Array): void {
    const first = this.#between(p, q, field);
    const second = this.#between(p, r, field);
    if (own % 64 !== 0) this.#add(p, first, second, own);
    if (others % 64 === 0) return;
    this.#add(first, q, r, others);
    this.#add(first, r, second, others);
  }

  /** What a triangle shows where no cloth is. */
  #bareLabel(triangle: number, a: number, b: number, c: number, { shod }: Dressed, { label }: HeadCover): number {
    if ((shod[a] ?? 0) + (shod[b] ?? 0) + (shod[c] ?? 0) >= 2) return PASS_INDEX.shoe;
    const own = this.#partLabels[triangle] ?? 0;
    const la = label[a] ?? 0;
    const lb = label[b] ?? 0;
    const lc = label[c] ?? 0;
    if (la !== 0 && (la === lb || la === lc)) return la;
    if (lb !== 0 && lb === lc) return lb;
    return own;
  }

  #add(a: number, b: number, c: number, label: number): void {
    const at = this.#triangleCount++;
    this.#triangles[3 * at] = a;
    this.#triangles[3 * at + 1] = b;
    this.#triangles[3 * at + 2] = c;
    this.#labels[at] = label;
  }

  /** A corner where the field is 0. */
  #between(a: number, b: number, field: Float32Array): number {
    const fa = field[a] ?? 0;
    const fb = field[b] ?? 0;
    // Where nothing is known of the far end, cloth ends halfway.
    const share = fa < -8 || fb < -8 ? 0.5 : fa / (fa - fb);
    const made = this.#vertexCount++;
    for (let axis = 0; axis < 3; axis++) {
      const from = this.#vertices[3 * a + axis] ?? 0;
      this.#vertices[3 * made + axis] = from + share * ((this.#vertices[3 * b + axis] ?? 0) - from);
    }
    return made;
  }

  /** A ball about the point [3]. */
  ball(point: ArrayLike<number>, radius: number, label: number): void {
    if (this.#ballCount >= MOST_BALLS) return;
    const at = 4 * this.#ballCount;
    this.#balls[at] = point[0] ?? 0;
    this.#balls[at + 1] = point[1] ?? 0;
    this.#balls[at + 2] = point[2] ?? 0;
    this.#balls[at + 3] = radius;
    this.#ballLabels[this.#ballCount++] = label;
  }

  /** Copies of what was made, moved by rows of a 3×4 matrix (decimetres → metres). */
  taken(place: Float64Array) {
    // Two pieces of memory in place of five: each costs as much as some hundred vertices.
    const points = new Float32Array(3 * this.#vertexCount + 4 * this.#ballCount);
    const vertices = points.subarray(0, 3 * this.#vertexCount);
    const balls = points.subarray(3 * this.#vertexCount);
    move(this.#vertices, vertices, 3, place);
    move(this.#balls, balls, 4, place);
    for (let ball = 3; ball < balls.length; ball += 4) balls[ball] = (this.#balls[ball] ?? 0) / 10;
    const words = new Uint16Array(4 * this.#triangleCount + this.#ballCount);
    const triangles = words.subarray(0, 3 * this.#triangleCount);
    const labels = words.subarray(3 * this.#triangleCount);
    triangles.set(this.#triangles.subarray(0, 3 * this.#triangleCount));
    labels.set(this.#labels.subarray(0, this.#triangleCount));
    labels.set(this.#ballLabels.subarray(0, this.#ballCount), this.#triangleCount);
    return { vertices, triangles, closed: this.#closed, labels, balls };
  }
}

export function newSurface(figure: Figure): Surface {
  return new Surface(figure);
}

function move(points: Float32Array, to: Float32Array, stride: number, m: Float64Array): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, l = 0] = m;
  for (let at = 0; at < to.length; at += stride) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    const z = points[at + 2] ?? 0;
    to[at] = a * x + b * y + c * z + d;
    to[at + 1] = e * x + f * y + g * z + h;
    to[at + 2] = i * x + j * y + k * z + l;
  }
}
