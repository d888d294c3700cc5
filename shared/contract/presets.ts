import { z } from 'zod';
import { UserPackIndex } from '../domain/assets/userPack.ts';
import { PackedHistory } from '../domain/preset/history.ts';
import { Preset } from '../domain/preset/schema.ts';
import { FOCAL_POINTS } from '../domain/scene/spec/camera.ts';
import { call } from './define.ts';
import { Removed } from './trash.ts';

export const PresetEntry = z.strictObject({
  /** `builtin:mixed`, or the id of one of the user's. */
  id: z.string(),
  builtin: z.boolean(),
  preset: Preset,
  changedAt: z.iso.datetime().nullable(),
});
export type PresetEntry = z.infer<typeof PresetEntry>;

const Vector = z.tuple([z.number(), z.number(), z.number()]);
/** Frame k of an unsaved preset. */
const FrameOf = z.strictObject({ preset: Preset, frame: z.int().min(0) });

export const presets = {
  list: call(z.strictObject({}), z.array(PresetEntry)),
  /** Makes a new one without `id`, else overwrites the user's; built-in ones are read-only. */
  save: call(z.strictObject({ id: z.string().nullable(), preset: Preset }), PresetEntry),
  remove: call(z.strictObject({ id: z.string() }), Removed),
  /** Files in the library's folder of presets that cannot be read: which, and the path and rule of what is wrong in them. */
  problems: call(z.strictObject({}), z.array(z.string())),
  /** How one of the user's came to be; null where nothing is known of it. */
  history: call(z.strictObject({ id: z.string() }), PackedHistory.nullable()),
  keepHistory: call(z.strictObject({ id: z.string(), history: PackedHistory }), z.null()),
  /** Text of a preset file → preset, or `invalid` naming path and rule. */
  parse: call(z.strictObject({ text: z.string() }), Preset),
  /** What the sampler may draw from beside the built-in assets: photographs of the user's, and packs. */
  assets: call(
    z.strictObject({}),
    z.strictObject({
      userBackgrounds: z.array(z.string()),
      packs: z.array(UserPackIndex),
      /** Immutable URLs of small pictures by asset id: the built-in photographs for walls. Empty before the asset pack is made. */
      pictures: z.record(z.string(), z.string()),
    }),
  ),
  /** Renders frame k by the real Blender, small; answers with URLs of image, masks and part map. */
  preview: call(
    FrameOf.extend({ size: z.int().min(32).max(1024), samples: z.int().min(1).max(256) }),
    z.strictObject({
      image: z.string(),
      skin: z.string(),
      person: z.string(),
      /** Material pass indices, for colours of parts. */
      parts: z.string().nullable(),
      skinShare: z.number(),
      personShare: z.number(),
      seconds: z.number(),
      camera: z.strictObject({ position: Vector, target: Vector }),
    }),
  ),
  /**
   * The posed, dressed body of one of the people of frame k (the first unless told otherwise) as a coarse mesh for the 3D view: a URL
   * of a binary, and landmarks. As it stands at the origin.
   */
  body: call(
    FrameOf.extend({ member: z.int().min(0).max(4).optional() }),
    z.strictObject({
      /** Binary: uint32 vertices, uint32 triangles, float32 xyz per vertex, uint8 part per vertex padded to 4, uint32 abc per triangle. */
      mesh: z.string().nullable(),
      landmarks: z.partialRecord(z.enum(FOCAL_POINTS), Vector),
    }),
  ),
};
