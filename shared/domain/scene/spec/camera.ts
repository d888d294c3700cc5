import { z } from 'zod';
import { finite, Vector } from './values.ts';

/** Parts of the body that a camera can look at. */
export const FOCAL_POINTS = [
  'face', 'upperBody', 'body', 'hip', 'leftHand', 'rightHand', 'feet', 'leftElbow', 'rightElbow', 'leftShoulder', 'rightShoulder',
  'leftKnee', 'rightKnee', 'leftFoot', 'rightFoot',
] as const; // biome-ignore format: a table reads better in columns
export const FocalPoint = z.enum(FOCAL_POINTS);
export type FocalPoint = z.infer<typeof FocalPoint>;

export const Camera = z.strictObject({
  framing: z.string().min(1),
  /** On the cylinder: (r cos Θ, r sin Θ, z), Θ = 3π/2 + π·D·X^p_front (paper, section 3.3). */
  radius: z.number().positive(),
  theta: finite,
  height: finite,
  focalLength: z.number().positive(),
  sensor: z.number().positive(),
  focalPoint: FocalPoint,
  /** Added to the focal point, metres. */
  offset: Vector,
  roll: finite,
  /** Aperture; in focus is what the camera looks at. Labels are those of a pinhole. */
  depthOfField: z.strictObject({ fStop: z.number().min(0.1).max(128) }).nullable(),
  /** How far the camera travels while the shutter is open, metres. Labels are those of the middle of the exposure. */
  motion: Vector.nullable(),
});
export type Camera = z.infer<typeof Camera>;
