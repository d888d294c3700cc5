import type { Camera, FocalPoint } from '../../../shared/domain/scene/spec/camera.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { subjectOf } from '../../../shared/domain/scene/subject.ts';

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
  leftElbow: [0.19, 0, 0.62],
  rightElbow: [-0.19, 0, 0.62],
  leftShoulder: [0.11, 0, 0.82],
  rightShoulder: [-0.11, 0, 0.82],
  leftKnee: [0.06, 0, 0.28],
  rightKnee: [-0.06, 0, 0.28],
  leftFoot: [0.07, -0.04, 0.03],
  rightFoot: [-0.07, -0.04, 0.03],
};

export function standingLandmarks(height: number): Landmarks & { readonly upperBody: Point } {
  const scaled = (point: Point): Point => [point[0] * height, point[1] * height, point[2] * height];
  const all: Landmarks = Object.fromEntries(Object.entries(STANDING).map(([name, point]) => [name, scaled(point)]));
  return { ...all, upperBody: scaled(STANDING.upperBody) };
}

/** (r cos Θ, r sin Θ, z), paper section 3.3. */
export function cameraPosition({ radius, theta, height }: Camera): Point {
  return [radius * Math.cos(theta), radius * Math.sin(theta), height];
}

/** The point looked at: the focal point, shifted. */
export function cameraTarget({ focalPoint, offset }: Camera, spec: SceneSpec, landmarks: Landmarks): Point {
  const [x, y, z] = landmarks[focalPoint] ?? standingLandmarks(subjectOf(spec)?.body.height ?? 1.7)[focalPoint] ?? STANDING[focalPoint];
  return [x + offset[0], y + offset[1], z + offset[2]];
}

/** Signed angle from the front in radians, −π … π. */
export function angleFromFront(theta: number): number {
  return theta - 1.5 * Math.PI;
}
