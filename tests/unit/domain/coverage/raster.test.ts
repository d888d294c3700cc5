import { describe, expect, it } from 'vitest';
import { aim, newView } from '../../../../shared/domain/coverage/lens.ts';
import type { PosedBody } from '../../../../shared/domain/coverage/posed.ts';
import { Raster } from '../../../../shared/domain/coverage/raster.ts';
import { FOCAL_POINTS } from '../../../../shared/domain/scene/spec/camera.ts';

const CENTRE = [0, 0, 1.2] as const;
const CAMERA = {
  radius: 2,
  theta: 1.5 * Math.PI,
  height: 1.2,
  focalLength: 50,
  sensor: 36,
  focalPoint: 'body',
  offset: [0, 0, 0] satisfies [number, number, number] as [number, number, number],
  roll: 0.3,
} as const;
const landmarks = new Float32Array(3 * FOCAL_POINTS.length).map((_, at) => CENTRE[at % 3] ?? 0);

function bodyOf(parts: Partial<PosedBody>): PosedBody {
  return {
    vertices: new Float32Array(0),
    triangles: new Uint16Array(0),
    closed: 0,
    labels: Uint16Array.of(1),
    balls: new Float32Array(0),
    landmarks,
    facing: [0, -1, 0],
    ...parts,
  };
}

/** A sphere of triangles that wind outwards. */
function sphere(radius: number, rings: number): PosedBody {
  const vertices: number[] = [];
  for (let ring = 0; ring <= rings; ring++) {
    for (let step = 0; step <= 2 * rings; step++) {
      const [up, around] = [(Math.PI * ring) / rings, (Math.PI * step) / rings];
      const [x, y, z] = [Math.sin(up) * Math.cos(around), Math.sin(up) * Math.sin(around), Math.cos(up)];
      vertices.push(CENTRE[0] + radius * x, CENTRE[1] + radius * y, CENTRE[2] + radius * z);
    }
  }
  const row = 2 * rings + 1;
  const triangles: number[] = [];
  for (let ring = 0; ring < rings; ring++) {
    for (let step = 0; step < 2 * rings; step++) {
      const at = ring * row + step;
      triangles.push(at, at + row, at + 1, at + 1, at + row, at + row + 1);
    }
  }
  const count = triangles.length / 3;
  return bodyOf({
    vertices: Float32Array.from(vertices),
    triangles: Uint16Array.from(triangles),
    closed: count,
    labels: new Uint16Array(count).fill(7),
  });
}

function covered(body: PosedBody, side: number, focalLength = 50): number {
  const raster = new Raster(side, side);
  const view = newView();
  aim(view, { ...CAMERA, focalLength }, landmarks, side);
  raster.draw(body, 0, 0, 0, view);
  return raster.ids.reduce((sum, id) => sum + (id === 0 ? 0 : 1), 0);
}

describe('raster', () => {
  // A sphere of radius r at distance d on the axis shows as a disc of radius f · tan(asin(r/d)) pixels.
  const discOf = (side: number, radius: number, focalLength: number) => {
    const pixels = ((focalLength / 36) * side * radius) / Math.sqrt(4 - radius ** 2);
    return Math.PI * pixels ** 2;
  };

  it.each([
    [64, 0.3, 50],
    [200, 0.3, 50],
    [200, 0.4, 85],
  ])('a sphere at %i px, radius %f m, %i mm has the area of its disc', (side, radius, focalLength) => {
    const ratio = covered(sphere(radius, 40), side, focalLength) / discOf(side, radius, focalLength);
    // An edge of pixels: a few of a hundred at 64.
    expect(Math.abs(ratio - 1)).toBeLessThan(2 / side);
  });

  it('a ball, as hair is made of, has the area of its disc', () => {
    const ball = bodyOf({ balls: Float32Array.of(...CENTRE, 0.2) });
    expect(covered(ball, 200) / (Math.PI * ((50 / 36) * 200 * 0.1) ** 2)).toBeCloseTo(1, 1.5);
  });

  it('what is nearer hides what is farther, in either order', () => {
    const near = sphere(0.15, 20);
    const far = { ...sphere(0.3, 20), labels: new Uint16Array(2 * 40 * 20).fill(9) };
    const view = newView();
    aim(view, CAMERA, landmarks, 64);
    const shown = [
      [near, far],
      [far, near],
    ].map((bodies) => {
      const raster = new Raster(64, 64);
      // The small one stands half a metre towards the camera, which is in front of the person.
      for (const body of bodies) raster.draw(body, 0, body === near ? -0.5 : 0, 0, view);
      return [...raster.ids];
    });
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]?.[32 * 64 + 32]).toBe(7);
    expect(shown[0]).toContain(9);
  });

  it('nothing behind the camera is drawn', () => {
    const view = newView();
    aim(view, CAMERA, landmarks, 32);
    const raster = new Raster(32, 32);
    raster.draw(sphere(0.3, 12), 0, -4, 0, view);
    expect(Math.max(...raster.ids)).toBe(0);
  });
});
