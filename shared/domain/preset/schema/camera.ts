import { z } from 'zod';
import { FocalPoint } from '../../scene/spec/camera.ts';
import { range, share, weight } from './values.ts';

/** One way to frame the person, with the paper's camera variables (3.3). Lengths in metres, focal lengths in millimetres. */
export const Framing = z.strictObject({
  name: z.string().min(1),
  weight,
  /** Where the camera looks; of several, one is drawn. */
  focalPoints: z.array(FocalPoint).min(1),
  /** Standard deviation of the focal point's shift in every direction. */
  focalPointSpread: z.number().min(0).max(1),
  /** Radius r of the camera cylinder. */
  radius: range(0.5, 20),
  /** z_min, z_max: the camera's height. */
  height: range(0, 10),
  /** Θ = 3π/2 + π·D·X^p_front: 1 = all around alike, larger = nearer to the front. */
  pFront: z.number().min(0.05).max(50),
  /** f_min, f_max. */
  focalLength: range(8, 600),
  /** F = (f_max − f_min)·X^(1/p_focal) + f_min: larger = longer lenses. */
  pFocal: z.number().min(0.05).max(50),
  /** Standard deviation of the camera's roll, radians. */
  roll: z.number().min(0).max(1),
});
export type Framing = z.infer<typeof Framing>;

/** 3.3 Camera, one or more framings by weight. */
export const CameraPreset = z.strictObject({
  sensor: z.number().positive(),
  framings: z
    .array(Framing)
    .min(1)
    .refine((list) => list.some((framing) => framing.weight > 0), { error: 'at least one framing must have a weight above 0' })
    .refine((list) => new Set(list.map((framing) => framing.name)).size === list.length, { error: 'framings must have different names' }),
  /** Share of frames with a wide aperture; the other frames are sharp throughout. */
  depthOfField: z.strictObject({ share, fStop: range(0.5, 64) }),
  /** Share of frames taken with a moving camera, and how far it travels while the shutter is open, metres. */
  motionBlur: z.strictObject({ share, distance: range(0, 0.5) }),
});
