import { z } from 'zod';
import { Camera } from './spec/camera.ts';
import { AreaLight } from './spec/light.ts';
import { Person } from './spec/person.ts';
import { Room } from './spec/room.ts';
import { finite, share } from './spec/values.ts';

/**
 * A scene spec is one frame, resolved to numbers and asset ids: the Blender worker draws nothing at random.
 * Units: metres, watts, millimetres of focal length on a 36 mm sensor, radians, years. Colours are linear RGB in 0..1.
 * The first person stands at the origin facing −Y; Z is up. `blender-addon/s2mgen/spec` checks the same rules in Python.
 */
export const SCENE_FORMAT = 's2mgen.scene';
export const SCENE_VERSION = 2;

const VIEW_TRANSFORMS = ['Standard', 'Filmic', 'AgX'] as const;
const VIEW_LOOKS = ['None', 'Medium Contrast', 'Medium High Contrast', 'High Contrast', 'Very High Contrast'] as const;

/** A person and where it stands on the floor. */
export const PlacedPerson = z.strictObject({ person: Person, position: z.tuple([finite, finite]) });
export type PlacedPerson = z.infer<typeof PlacedPerson>;

/** What a frame writes beside image, masks and part map. */
export const Outputs = z.strictObject({
  /** Skin and person masks by coverage (Cryptomatte): how much of each pixel is covered. */
  coverage: z.boolean(),
  /** Which person a pixel shows: 1 for the first. */
  instances: z.boolean(),
  /** Distance from the camera plane in millimetres, 16 bits. */
  depth: z.boolean(),
  /** Normals in camera space, (n + 1) / 2 in 16 bits. */
  normals: z.boolean(),
});
export type Outputs = z.infer<typeof Outputs>;

/** What a preset says of every frame's picture. */
export const RenderSettings = z.strictObject({
  width: z.int().min(16).max(8192),
  height: z.int().min(16).max(8192),
  samples: z.int().min(1).max(65536),
  denoise: z.boolean(),
  bounces: z.int().min(0).max(64),
  /** Width of the reconstruction filter in pixels; 1.0 is as sharp as photographs. */
  filterWidth: z.number().min(0.01).max(10),
});

export const SceneSpec = z.strictObject({
  format: z.literal(SCENE_FORMAT),
  version: z.literal(SCENE_VERSION),
  preset: z.string().min(1),
  seed: z.int().min(0),
  frame: z.int().min(0),
  subject: z.int().min(0),
  render: RenderSettings.extend({
    /** Cycles' own seed: decides the noise pattern only. */
    noiseSeed: z.int().min(0),
  }),
  outputs: Outputs,
  view: z.strictObject({
    transform: z.enum(VIEW_TRANSFORMS),
    look: z.enum(VIEW_LOOKS),
    /** What the camera does after the light: factor on (picture − blurred picture), and noise as a share of white. */
    sharpness: z.number().min(0).max(3),
    grain: z.number().min(0).max(0.2),
  }),
  exposure: z.discriminatedUnion('kind', [
    /** Exposure in stops is chosen after tracing so that the person's mean 8-bit brightness / 255 becomes `target`. */
    z.strictObject({ kind: z.literal('steered'), target: share }),
    z.strictObject({ kind: z.literal('fixed'), stops: finite }),
  ]),
  /** Empty, or the subject and whoever else is in the room. The first one stands at the origin. */
  people: z.array(PlacedPerson).max(5),
  room: Room,
  lights: z.array(AreaLight),
  /** In order of attempt: the next one is used where the one before showed less than `minimumPersonShare` of the first person. */
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
