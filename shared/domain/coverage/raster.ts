import type { View } from './lens.ts';
import type { PosedBody } from './posed.ts';

/** What is nearer than this is behind the lens, metres. */
const NEAR = 0.01;
/** Of a ball's radius: how much nearer than its middle it counts as; hair lies before the skin that it grows on. */
const BULGE = 0.5;

/**
 * A picture of ids with a depth buffer, some thousand pixels large. An id is a label (pass index + 64 · region) + 512 · person,
 * 0 = nothing. Allocates only where a body has more vertices than any before.
 */
export class Raster {
  readonly width: number;
  readonly height: number;
  readonly ids: Uint16Array;
  /** 1 / distance along the view, 0 = nothing. */
  readonly #nearness: Float32Array;
  #screen = new Float32Array(0);

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.ids = new Uint16Array(width * height);
    this.#nearness = new Float32Array(width * height);
  }

  clear(): void {
    this.ids.fill(0);
    this.#nearness.fill(0);
  }

  /** Draws a body that stands at (x, y) as person number `person`, 0 … 4. */
  draw(body: PosedBody, x: number, y: number, person: number, view: View): void {
    const { triangles, labels, balls } = body;
    this.#project(body.vertices, x, y, view);
    const base = 512 * person;
    const count = triangles.length / 3;
    for (let triangle = 0; triangle < count; triangle++) {
      const a = 3 * (triangles[3 * triangle] ?? 0);
      const b = 3 * (triangles[3 * triangle + 1] ?? 0);
      const c = 3 * (triangles[3 * triangle + 2] ?? 0);
      this.#triangle(a, b, c, base + (labels[triangle] ?? 0), triangle < body.closed);
    }
    for (let ball = 0; 4 * ball < balls.length; ball++) this.#ball(balls, 4 * ball, x, y, base + (labels[count + ball] ?? 0), view);
  }

  /** Vertices → pixel x, pixel y, nearness (0 behind the lens). */
  #project(vertices: Float32Array, x: number, y: number, { axes, eye, focal }: View): void {
    if (this.#screen.length < vertices.length) this.#screen = new Float32Array(vertices.length);
    const screen = this.#screen;
    const [r0 = 0, r1 = 0, r2 = 0, u0 = 0, u1 = 0, u2 = 0, b0 = 0, b1 = 0, b2 = 0] = axes;
    const ex = (eye[0] ?? 0) - x;
    const ey = (eye[1] ?? 0) - y;
    const ez = eye[2] ?? 0;
    const middleX = this.width / 2;
    const middleY = this.height / 2;
    for (let at = 0; at < vertices.length; at += 3) {
      const dx = (vertices[at] ?? 0) - ex;
      const dy = (vertices[at + 1] ?? 0) - ey;
      const dz = (vertices[at + 2] ?? 0) - ez;
      const far = -(b0 * dx + b1 * dy + b2 * dz);
      const near = far > NEAR ? 1 / far : 0;
      screen[at] = middleX + focal * near * (r0 * dx + r1 * dy + r2 * dz);
      screen[at + 1] = middleY - focal * near * (u0 * dx + u1 * dy + u2 * dz);
      screen[at + 2] = near;
    }
  }

  /** Fills the pixels whose middles lie inside; nearness is linear over the picture. The back of a closed surface is never seen. */
  #triangle(a: number, b: number, c: number, id: number, isClosed: boolean): void {
    const screen = this.#screen;
    const na = screen[a + 2] ?? 0;
    const nb = screen[b + 2] ?? 0;
    const nc = screen[c + 2] ?? 0;
    if (na === 0 || nb === 0 || nc === 0) return;
    const ax = screen[a] ?? 0;
    const bx = screen[b] ?? 0;
    const cx = screen[c] ?? 0;
    const ay = screen[a + 1] ?? 0;
    const by = screen[b + 1] ?? 0;
    const cy = screen[c + 1] ?? 0;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area === 0 || (isClosed && area > 0)) return;
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(this.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    if (left > right) return;
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(this.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (top > bottom) return;
    const inverse = 1 / area;
    // Shares of b and c at a pixel, and how they change with x and y.
    const bdx = (cy - ay) * inverse;
    const bdy = -(cx - ax) * inverse;
    const cdx = -(by - ay) * inverse;
    const cdy = (bx - ax) * inverse;
    const ndx = bdx * (nb - na) + cdx * (nc - na);
    const { ids, width } = this;
    const nearness = this.#nearness;
    for (let row = top; row <= bottom; row++) {
      const px = left + 0.5 - ax;
      const py = row + 0.5 - ay;
      let shareB = bdx * px + bdy * py;
      let shareC = cdx * px + cdy * py;
      let near = na + shareB * (nb - na) + shareC * (nc - na);
      const end = row * width + right;
      for (let pixel = row * width + left; pixel <= end; pixel++) {
        if (shareB >= 0 && shareC >= 0 && shareB + shareC <= 1 && near > (nearness[pixel] ?? 0)) {
          nearness[pixel] = near;
          ids[pixel] = id;
        }
        shareB += bdx;
        shareC += cdx;
        near += ndx;
      }
    }
  }

  #ball(balls: Float32Array, at: number, x: number, y: number, id: number, { axes, eye, focal }: View): void {
    const dx = (balls[at] ?? 0) + x - (eye[0] ?? 0);
    const dy = (balls[at + 1] ?? 0) + y - (eye[1] ?? 0);
    const dz = (balls[at + 2] ?? 0) - (eye[2] ?? 0);
    const radius = balls[at + 3] ?? 0;
    const far = -((axes[6] ?? 0) * dx + (axes[7] ?? 0) * dy + (axes[8] ?? 0) * dz);
    if (far < NEAR + radius) return;
    const scale = focal / far;
    const near = 1 / (far - BULGE * radius);
    const cx = this.width / 2 + scale * ((axes[0] ?? 0) * dx + (axes[1] ?? 0) * dy + (axes[2] ?? 0) * dz) - 0.5;
    const cy = this.height / 2 - scale * ((axes[3] ?? 0) * dx + (axes[4] ?? 0) * dy + (axes[5] ?? 0) * dz) - 0.5;
    const reach = scale * radius;
    const top = Math.max(0, Math.ceil(cy - reach));
    const bottom = Math.min(this.height - 1, Math.floor(cy + reach));
    for (let row = top; row <= bottom; row++) {
      const half = Math.sqrt(reach * reach - (row - cy) * (row - cy));
      const right = Math.min(this.width - 1, Math.floor(cx + half));
      for (let column = Math.max(0, Math.ceil(cx - half)); column <= right; column++) {
        const pixel = row * this.width + column;
        if (near <= (this.#nearness[pixel] ?? 0)) continue;
        this.#nearness[pixel] = near;
        this.ids[pixel] = id;
      }
    }
  }
}
