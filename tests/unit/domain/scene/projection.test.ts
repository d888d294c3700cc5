import { describe, expect, it } from 'vitest';
import { EMPTY_LANDMARKS, type Point } from '../../../../shared/domain/scene/camera/landmarks.ts';
import { cameraPlace, projectionOf } from '../../../../shared/domain/scene/camera/projection.ts';
import type { Camera } from '../../../../shared/domain/scene/spec/camera.ts';

/** Read off Blender 4.5.15 by `world_to_camera_view`: x and y in pixels from the upper left corner, distance from the camera plane. */
const POINTS: readonly Point[] = [
  [0, 0, 1.3],
  [0.3, -0.1, 1.6],
  [-0.4, 0.2, 0.2],
  [0.05, 0.6, 1.9],
];
const CAMERAS = [
  {
    place: { position: [0, -2, 1.4], target: [0, 0, 1.3] },
    lens: { roll: 0, focalLength: 50, sensor: 36 },
    picture: { width: 256, height: 256 },
    seen: [[128, 128, 2.0025], [184.51, 72.5, 1.8876], [64.99, 299.48, 2.2572], [134.91, 41.01, 2.5718]], // biome-ignore format: a table
  },
  {
    place: { position: [1.3, -1.7, 0.6], target: [0.1, -0.05, 1.5] },
    lens: { roll: 0.3, focalLength: 85, sensor: 36 },
    picture: { width: 320, height: 200 },
    seen: [[121.18, 166.74, 2.24], [221.25, 61.17, 2.1256], [-69.72, 537.95, 2.1593], [256.05, 90.99, 2.8992]], // biome-ignore format: a table
  },
  {
    place: { position: [-2.2, 1.1, 2.4], target: [0, 0, 0.9] },
    lens: { roll: -0.7, focalLength: 28, sensor: 36 },
    picture: { width: 200, height: 320 },
    seen: [[79.51, 135.68, 2.6727], [53.13, 110.56, 2.7838], [146.5, 215.21, 2.8636], [-3.55, 136.62, 2.1694]], // biome-ignore format: a table
  },
  {
    place: { position: [0, 0, 3], target: [0, 0, 0.5] },
    lens: { roll: 0.5, focalLength: 35, sensor: 24 },
    picture: { width: 300, height: 300 },
    seen: [[150, 150, 1.7], [217.29, 222.37, 1.4], [110.13, 92.61, 2.8], [281.86, -49.89, 1.1]], // biome-ignore format: a table
  },
] as const;

const CAMERA: Camera = {
  framing: 'any',
  radius: 2,
  theta: 1.5 * Math.PI,
  height: 1.4,
  focalLength: 50,
  sensor: 36,
  focalPoint: 'upperBody',
  offset: [0, 0, 0.1],
  roll: 0,
  depthOfField: null,
  motion: null,
};

describe('a camera of a spec', () => {
  it('sees points of the room where Blender does: any lens, sensor, aspect and roll, straight down too', () => {
    for (const { place, lens, picture, seen } of CAMERAS) {
      const project = projectionOf({ ...CAMERA, ...lens }, place, picture);
      POINTS.forEach((point, index) => {
        const [x = 0, y = 0, depth = 0] = seen[index] ?? [];
        const pixel = project(point);
        expect(Math.abs((pixel?.x ?? 0) - x)).toBeLessThan(0.02);
        expect(Math.abs((pixel?.y ?? 0) - y)).toBeLessThan(0.02);
        expect(pixel?.depth).toBeCloseTo(depth, 3);
      });
    }
  });

  it('has nothing of what is behind it', () => {
    const place = cameraPlace(CAMERA, EMPTY_LANDMARKS);
    expect(projectionOf(CAMERA, place, { width: 64, height: 64 })([0, -3, 1.4])).toBeNull();
  });

  it('stands in front of the person at Θ = 3π/2 and looks at the shifted focal point', () => {
    const { position, target } = cameraPlace(CAMERA, EMPTY_LANDMARKS);
    expect(position[0]).toBeCloseTo(0);
    expect(position[1]).toBeCloseTo(-2);
    expect(target).toEqual([0, 0, expect.closeTo(1.4)]);
  });
});
