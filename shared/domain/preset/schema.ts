import { z } from 'zod';
import { LabelPolicy } from '../labels/labelPolicy.ts';
import { FocalPoint } from '../scene/spec.ts';

/**
 * A preset: the distribution of every random variable of a scene, the render settings, the label policy and the seed.
 * One JSON file that can be shared. Section numbers refer to the paper.
 */
export const PRESET_FORMAT = 's2mgen.preset';
export const PRESET_VERSION = 1;

const share = z.number().min(0).max(1);
const weight = z.number().min(0);

/** A uniform range. Reversed ranges are refused. */
function range(low: number, high: number) {
  return z
    .strictObject({ min: z.number().min(low).max(high), max: z.number().min(low).max(high) })
    .refine((r) => r.min <= r.max, { error: 'min must not be above max' });
}

/** Relative weights of named choices; at least one must be above zero. */
function weights<Name extends string>(...names: [Name, ...Name[]]) {
  const shape = Object.fromEntries(names.map((name) => [name, weight])) as Record<Name, typeof weight>;
  return z
    .strictObject(shape)
    .refine((object) => Object.values(object).some((value) => Number(value) > 0), { error: 'at least one weight must be above 0' });
}

/** One way to frame the person, with the paper's camera variables (3.3). Lengths in metres, focal lengths in millimetres. */
export const Framing = z.strictObject({
  name: z.string().min(1),
  weight,
  focalPoint: FocalPoint,
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

const LightGroup = z.strictObject({
  /** Side of the square lamp, metres. */
  size: range(0.05, 10),
  /** Watts (paper: 50–1000). */
  energy: range(0, 20_000),
  /** Tracked lamps look at the person, others have a uniform rotation. */
  tracked: z.boolean(),
  count: z.int().min(0).max(8),
});

export const Preset = z.strictObject({
  format: z.literal(PRESET_FORMAT),
  version: z.literal(PRESET_VERSION),
  name: z.string().min(1).max(80),
  notes: z.string().max(4000),
  seed: z.int().min(0).max(4294967295),
  frames: z.int().min(1).max(10_000_000),
  framesPerSubject: z.int().min(1).max(1000),
  render: z.strictObject({
    width: z.int().min(16).max(8192),
    height: z.int().min(16).max(8192),
    samples: z.int().min(1).max(65536),
    denoise: z.boolean(),
    bounces: z.int().min(0).max(64),
    filterWidth: z.number().min(0.01).max(10),
  }),
  labels: LabelPolicy,
  /** Frames without anybody, as a setting and never by accident. */
  emptyShare: share,
  /** A frame that shows less of a person than this is taken again by another camera, at most `attempts` times in all. */
  minimumPersonShare: z.number().min(0).max(0.5),
  attempts: z.int().min(1).max(8),
  /** 3.1 Human generation. */
  person: z.strictObject({
    femaleShare: share,
    /** Years. Adults only. */
    age: range(25, 90),
    muscle: range(0, 1),
    weight: range(0, 1),
    /** Metres, by gender. */
    height: z.strictObject({ female: range(1.4, 2.1), male: range(1.4, 2.1) }),
    ethnicity: weights('african', 'asian', 'caucasian'),
    /** Skin types I–VI by individual typology angle. */
    tone: weights('I', 'II', 'III', 'IV', 'V', 'VI'),
    /** Standard deviation of the face and body detail morphs. */
    detail: z.number().min(0).max(0.6),
    expression: z.strictObject({ neutralShare: share, strength: range(0, 1) }),
    pose: z.strictObject({
      standing: weight,
      sitting: weight,
      moving: weight,
      /** Share of subjects whose upper and lower body come from different poses. */
      mixedShare: share,
      /** Standard deviation of joint jitter, radians. */
      jitter: z.number().min(0).max(0.5),
      /** Standard deviation of the turn away from the front, radians. */
      turn: z.number().min(0).max(3.15),
    }),
    hair: z.strictObject({ baldShare: share, naturalShare: share }),
    clothing: z.strictObject({
      /** Clothed iff X < p_clothed (3.1). Others wear swimwear or little more, never nothing. */
      pClothed: share,
      /** Share of the clothed whose clothes are the asset pack's suits; the others' are cut from the body's own surface. */
      suitShare: share,
      shoesShare: share,
      hatShare: share,
      /** Share of garments with a pattern or a picture on them. */
      patternShare: share,
    }),
  }),
  /** 3.2 Scene generation. */
  room: z.strictObject({
    width: range(2, 30),
    depth: range(2, 30),
    height: range(2, 15),
    /** Photograph on a wall iff X < p_background, drawn for each wall by itself. */
    pBackground: share,
    /** Where the wall pictures come from; `userFolder` counts only where a folder is given. */
    backgrounds: weights('photographs', 'patterns', 'userFolder'),
    /** Share of frames in a panorama instead of a room. */
    environmentShare: share,
    clutter: range(0, 60),
    /** Share of surfaces coloured like skin: wood, sand, leather, brick. */
    skinLikeShare: share,
  }),
  /** 3.2: one large tracked lamp and two small ones. */
  lights: z.strictObject({
    large: LightGroup,
    small: LightGroup,
    /** Standard deviation of the colour shift between cool (−1) and warm (+1). */
    warmth: z.number().min(0).max(1),
    /** Share of frames whose large lamp stands on the person's front side. */
    frontShare: share,
  }),
  exposure: z.discriminatedUnion('kind', [
    /** Mean brightness of the person in the 8-bit picture; `dark` multiplies it for the darkest skin. */
    z.strictObject({ kind: z.literal('steered'), brightness: range(0.05, 0.95), dark: z.number().min(0.3).max(1) }),
    z.strictObject({ kind: z.literal('fixed'), stops: z.number().min(-20).max(20) }),
  ]),
  /** Share of frames with the Standard view transform; the others get Filmic with a contrast look. */
  standardViewShare: share,
  /** 3.3 Camera, one or more framings by weight. */
  camera: z.strictObject({
    sensor: z.number().positive(),
    framings: z
      .array(Framing)
      .min(1)
      .refine((list) => list.some((framing) => framing.weight > 0), { error: 'at least one framing must have a weight above 0' })
      .refine((list) => new Set(list.map((framing) => framing.name)).size === list.length, { error: 'framings must have different names' }),
  }),
});
export type Preset = z.infer<typeof Preset>;
