import type { Camera, FocalPoint, SceneSpec } from '../../../shared/domain/scene/spec.ts';

export type Point = readonly [number, number, number];
export type Landmarks = Readonly<Partial<Record<FocalPoint, Point>>>;

/** Where the parts of a standing body are, as shares of its height, until Blender tells the real ones. */
const STANDING: Readonly<Record<FocalPoint, Point>> = {
  face: [0, -0.05, 0.935],
  upperBody: [0, 0, 0.76],
  body: [0, 0, 0.52],
  hip: [0, 0, 0.53],
  leftHand: [0.24, 0, 0.45],
  rightHand: [-0.24, 0, 0.45],
  feet: [0, 0, 0.03],
};

export function standingLandmarks(height: number): Record<FocalPoint, Point> {
  const at = (point: FocalPoint): Point => {
    const [x, y, z] = STANDING[point];
    return [x * height, y * height, z * height];
  };
  return {
    face: at('face'),
    upperBody: at('upperBody'),
    body: at('body'),
    hip: at('hip'),
    leftHand: at('leftHand'),
    rightHand: at('rightHand'),
    feet: at('feet'),
  };
}

/** (r cos Θ, r sin Θ, z), paper section 3.3. */
export function cameraPosition({ radius, theta, height }: Camera): Point {
  return [radius * Math.cos(theta), radius * Math.sin(theta), height];
}

/** The point looked at: the focal point, shifted. */
export function cameraTarget({ focalPoint, offset }: Camera, spec: SceneSpec, landmarks: Landmarks): Point {
  const [x, y, z] = landmarks[focalPoint] ?? standingLandmarks(spec.person?.body.height ?? 1.7)[focalPoint];
  return [x + offset[0], y + offset[1], z + offset[2]];
}

/** Signed angle from the front in radians, −π … π. */
export function angleFromFront(theta: number): number {
  return theta - 1.5 * Math.PI;
}
