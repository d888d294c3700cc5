import type { FocalPoint } from '../spec/camera.ts';

export type Point = readonly [x: number, y: number, z: number];
/** Where the parts of a body are in the room, metres. */
export type Landmarks = Readonly<Record<FocalPoint, Point>>;

/** Of somebody of 1.7 m at the origin: what a frame without a person looks at (`scene/aim.py` has the same table). */
export const EMPTY_LANDMARKS: Landmarks = {
  face: [0, -0.08, 1.58],
  upperBody: [0, 0, 1.3],
  body: [0, 0, 0.85],
  hip: [0, 0, 0.92],
  leftHand: [0.45, -0.05, 0.95],
  rightHand: [-0.45, -0.05, 0.95],
  feet: [0, -0.05, 0.06],
  leftElbow: [0.32, 0.02, 1.1],
  rightElbow: [-0.32, 0.02, 1.1],
  leftShoulder: [0.18, 0.02, 1.4],
  rightShoulder: [-0.18, 0.02, 1.4],
  leftKnee: [0.12, -0.02, 0.5],
  rightKnee: [-0.12, -0.02, 0.5],
  leftFoot: [0.14, -0.05, 0.06],
  rightFoot: [-0.14, -0.05, 0.06],
};

/** Of a standing body, as shares of its height: good until Blender tells the real ones. */
const STANDING: Landmarks = {
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

/** @param height of the standing person, metres */
export function standingLandmarks(height: number): Landmarks {
  const at = ([x, y, z]: Point): Point => [x * height, y * height, z * height];
  return {
    face: at(STANDING.face),
    upperBody: at(STANDING.upperBody),
    body: at(STANDING.body),
    hip: at(STANDING.hip),
    leftHand: at(STANDING.leftHand),
    rightHand: at(STANDING.rightHand),
    feet: at(STANDING.feet),
    leftElbow: at(STANDING.leftElbow),
    rightElbow: at(STANDING.rightElbow),
    leftShoulder: at(STANDING.leftShoulder),
    rightShoulder: at(STANDING.rightShoulder),
    leftKnee: at(STANDING.leftKnee),
    rightKnee: at(STANDING.rightKnee),
    leftFoot: at(STANDING.leftFoot),
    rightFoot: at(STANDING.rightFoot),
  };
}
