import { z } from 'zod';
import { AssetId, Colour, finite, share, Vector } from './values.ts';

const Paint = z.strictObject({ colour: Colour, strength: share });

export const TATTOO_PLACES = [
  'neck', 'chest', 'back', 'leftUpperArm', 'rightUpperArm', 'leftForearm', 'rightForearm', 'leftHand', 'rightHand', 'leftThigh',
  'rightThigh', 'leftCalf', 'rightCalf',
] as const; // biome-ignore format: a table reads better in columns
const TATTOO_DESIGNS = ['band', 'tribal', 'rosette', 'script', 'star', 'sleeve'] as const;

/** Painted on the skin: what it shows stays skin. */
const Tattoo = z.strictObject({
  place: z.enum(TATTOO_PLACES),
  design: z.enum(TATTOO_DESIGNS),
  colour: Colour,
  strength: share,
  /** Metres across. */
  size: z.number().min(0.01).max(0.5),
  angle: finite,
});

/** Skin of one person. All that is painted or worn into it is skin by label. */
export const Skin = z.strictObject({
  texture: AssetId,
  /** Individual typology angle in degrees: 55 / 41 / 28 / 10 / −30 divide types I–VI. */
  ita: z.number().min(-90).max(90),
  /** CIELAB (D65) colour to which the texture's torso median is moved. */
  lab: Vector,
  /** Factor on the texture's own deviation from its median. */
  contrast: z.number().min(0).max(2),
  roughness: share,
  specular: share,
  subsurface: share,
  bump: share,
  /** 0 smooth … 1 deeply lined, mostly face and hands. */
  wrinkles: share,
  pores: share,
  freckles: z.strictObject({ density: share, strength: share }),
  /** Density of moles, 1 = about sixty on the body. */
  moles: share,
  /** Spots, redness and scars. */
  blemishes: share,
  /** How much paler the skin is where swimwear usually lies. */
  tanLines: share,
  makeUp: z.strictObject({ lips: Paint, eyelids: Paint, cheeks: Paint }).nullable(),
  tattoos: z.array(Tattoo).max(6),
  /** Where every random spot lies: the worker draws nothing else. */
  spotSeed: z.int().min(0).max(65535),
});
export type Skin = z.infer<typeof Skin>;
