import { z } from 'zod';

/**
 * A scene spec is one frame, resolved to numbers and asset ids: the Blender worker draws nothing at random.
 * Units: metres, watts, millimetres of focal length on a 36 mm sensor, radians, years. Colours are linear RGB in 0..1.
 * The person stands at the origin facing −Y; Z is up. `blender-addon/s2mgen/spec` checks the same rules in Python.
 */
export const SCENE_FORMAT = 's2mgen.scene';
export const SCENE_VERSION = 1;

const finite = z.number();
const share = z.number().min(0).max(1);
const Vector = z.tuple([finite, finite, finite]);
const Colour = z.tuple([share, share, share]);
const AssetId = z.string().min(1);

/** Hue is an offset in turns (0.5 leaves it), saturation and value are factors: Blender's Hue/Saturation node. */
const Recolour = z.strictObject({ hue: share, saturation: z.number().min(0), value: z.number().min(0) });

export const PATTERNS = ['check', 'stripes', 'noise', 'cells', 'wood', 'leather', 'sand', 'foliage', 'brick', 'dots'] as const;

/** A crop of a picture, in texture coordinates (0,0 = lower left), repeated over the surface. */
const PictureTexture = z.strictObject({
  kind: z.literal('picture'),
  asset: AssetId,
  crop: z.tuple([share, share, share, share]),
  mirrored: z.boolean(),
  repeat: z.number().min(1),
  recolour: Recolour,
});

const PatternTexture = z.strictObject({
  kind: z.literal('pattern'),
  pattern: z.enum(PATTERNS),
  second: Colour,
  /** Features per metre. */
  scale: z.number().positive(),
  detail: z.number().min(0).max(15),
  distortion: z.number().min(0),
  angle: finite,
});

export const Material = z.strictObject({
  colour: Colour,
  roughness: share,
  specular: share,
  bump: share,
  texture: z.discriminatedUnion('kind', [PictureTexture, PatternTexture]).nullable(),
});
export type Material = z.infer<typeof Material>;

/** A part of a fitted item of the asset pack. `part` picks connected pieces of a suit. */
const FittedGarment = z.strictObject({
  kind: z.literal('fitted'),
  asset: AssetId,
  part: z.enum(['whole', 'top', 'bottom']),
  /** Which of the item's textures (a fedora has three). */
  variant: z.int().min(0),
  recolour: Recolour,
  roughness: share,
  /** Replaces the item's texture when set. */
  material: Material.nullable(),
});

/**
 * A garment cut out of the base mesh's helper surfaces by bone and by rest position on the neutral body. Heights are
 * metres in the base mesh's own rest frame, whose zero lies at hip level: waist about 0.1, shoulders 0.5, knee −0.35,
 * ankle −0.75.
 */
const CutGarment = z.strictObject({
  kind: z.literal('cut'),
  region: z.enum(['top', 'bottom', 'skirt']),
  upperEdge: finite,
  lowerEdge: finite,
  /** How far from the body's midline a sleeve reaches; below the shoulder's distance there is no sleeve. */
  sleeve: z.number().min(0),
  /** Depth of a V-neck in front. */
  neckline: z.number().min(0),
  /** Distance from the body. */
  offset: z.number().min(0.001).max(0.05),
  material: Material,
});

export const Garment = z.discriminatedUnion('kind', [FittedGarment, CutGarment]);
export type Garment = z.infer<typeof Garment>;

/** A turn of one bone about an axis of the rest pose (MakeHuman axes: Y up, Z front, X the person's left). */
const BoneTurn = z.strictObject({ bone: z.string().min(1), axis: Vector, angle: finite });

export const Person = z.strictObject({
  body: z.strictObject({
    /** 0 female … 1 male. */
    gender: share,
    /** Adults only: refused below 25 here, in the preset and in the worker. */
    age: z.number().min(25).max(90),
    muscle: share,
    weight: share,
    /** Standing height in metres; the worker solves for the height slider. */
    height: z.number().min(1.4).max(2.1),
    proportions: share,
    cupSize: share,
    firmness: share,
    ethnicity: z.strictObject({ african: share, asian: share, caucasian: share }),
    /** Detail morphs by target group name, −1 … 1: `{"head/head-age": 0.3}`. */
    details: z.record(z.string(), z.number().min(-1).max(1)),
  }),
  skin: z.strictObject({
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
  }),
  eyes: z.strictObject({ asset: AssetId, variant: z.int().min(0) }),
  eyebrows: z.strictObject({ asset: AssetId, colour: Colour }),
  eyelashes: z.strictObject({ asset: AssetId }),
  hair: z.strictObject({ asset: AssetId, colour: Colour, roughness: share }).nullable(),
  clothed: z.boolean(),
  garments: z.array(Garment),
  shoes: FittedGarment.nullable(),
  hat: FittedGarment.nullable(),
  pose: z.strictObject({
    upper: z.strictObject({ asset: AssetId, mirrored: z.boolean() }),
    lower: z.strictObject({ asset: AssetId, mirrored: z.boolean() }),
    turns: z.array(BoneTurn),
  }),
  /** Face units 0 … 1, named as in `expression/units/<ethnicity>/<unit>`. */
  expression: z.record(z.string(), share),
  /** Turn about the vertical axis. */
  turn: finite,
});
export type Person = z.infer<typeof Person>;

export const WALLS = ['front', 'back', 'left', 'right', 'floor', 'ceiling'] as const;

const Wall = z.strictObject({
  side: z.enum(WALLS),
  material: Material,
  /** A photograph (or a skin-like pattern) hung on the wall, `cover` = share of width and height. */
  picture: z.strictObject({ material: Material, cover: share }).nullable(),
});

const Clutter = z.strictObject({
  shape: z.enum(['box', 'ball', 'cylinder', 'leaves']),
  position: Vector,
  size: Vector,
  turn: finite,
  material: Material,
});

export const Room = z.strictObject({
  /** Width (x), depth (y), height (z). */
  size: Vector,
  walls: z.array(Wall),
  /** Panorama around the scene in place of walls, and as light. */
  environment: z.strictObject({ asset: AssetId, turn: finite, strength: z.number().min(0) }).nullable(),
  clutter: z.array(Clutter),
});
export type Room = z.infer<typeof Room>;

export const AreaLight = z.strictObject({
  position: Vector,
  /** Side of the square lamp. */
  size: z.number().positive(),
  energy: z.number().min(0),
  colour: Colour,
  /** Tracked lights look at the person; others carry Euler angles. */
  aim: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person') }),
    z.strictObject({ kind: z.literal('rotation'), rotation: Vector }),
  ]),
});
export type AreaLight = z.infer<typeof AreaLight>;

export const FOCAL_POINTS = ['face', 'upperBody', 'body', 'hip', 'leftHand', 'rightHand', 'feet'] as const;
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
});
export type Camera = z.infer<typeof Camera>;

const VIEW_TRANSFORMS = ['Standard', 'Filmic', 'AgX'] as const;
const VIEW_LOOKS = ['None', 'Medium Contrast', 'Medium High Contrast', 'High Contrast', 'Very High Contrast'] as const;

export const SceneSpec = z.strictObject({
  format: z.literal(SCENE_FORMAT),
  version: z.literal(SCENE_VERSION),
  preset: z.string().min(1),
  seed: z.int().min(0),
  frame: z.int().min(0),
  subject: z.int().min(0),
  render: z.strictObject({
    width: z.int().min(16).max(8192),
    height: z.int().min(16).max(8192),
    samples: z.int().min(1).max(65536),
    denoise: z.boolean(),
    bounces: z.int().min(0).max(64),
    /** Width of the reconstruction filter in pixels; 1.0 is as sharp as photographs. */
    filterWidth: z.number().min(0.01).max(10),
    /** Cycles' own seed: decides the noise pattern only. */
    noiseSeed: z.int().min(0),
  }),
  view: z.strictObject({ transform: z.enum(VIEW_TRANSFORMS), look: z.enum(VIEW_LOOKS) }),
  exposure: z.discriminatedUnion('kind', [
    /** Exposure in stops is chosen after tracing so that the person's mean 8-bit brightness / 255 becomes `target`. */
    z.strictObject({ kind: z.literal('steered'), target: share }),
    z.strictObject({ kind: z.literal('fixed'), stops: finite }),
  ]),
  person: Person.nullable(),
  room: Room,
  lights: z.array(AreaLight),
  /** In order of attempt: the next one is used where the one before showed less than `minimumPersonShare` of a person. */
  cameras: z.array(Camera).min(1),
  minimumPersonShare: share,
  labels: z.strictObject({
    policy: z.string().min(1),
    /** Pass indices that are skin. */
    skin: z.array(z.int().min(1).max(255)).min(1),
    /** Pass index of every part. */
    parts: z.record(z.string(), z.int().min(0).max(255)),
  }),
});
export type SceneSpec = z.infer<typeof SceneSpec>;
