import { z } from 'zod';
import { LabelPolicy } from '../labels/labelPolicy.ts';
import { Outputs, RenderSettings } from '../scene/spec.ts';
import { CameraPreset } from './schema/camera.ts';
import { LightsPreset } from './schema/lights.ts';
import { PersonPreset } from './schema/person.ts';
import { RoomPreset } from './schema/room.ts';
import { range, share, weights } from './schema/values.ts';

/**
 * A preset: the distribution of every random variable of a scene, the render settings, the label policy and the seed.
 * One JSON file that can be shared. Section numbers refer to the paper.
 */
export const PRESET_FORMAT = 's2mgen.preset';
export const PRESET_VERSION = 2;

export const Preset = z.strictObject({
  format: z.literal(PRESET_FORMAT),
  version: z.literal(PRESET_VERSION),
  name: z.string().min(1).max(80),
  notes: z.string().max(4000),
  seed: z.int().min(0).max(4294967295),
  frames: z.int().min(1).max(10_000_000),
  framesPerSubject: z.int().min(1).max(1000),
  render: RenderSettings,
  labels: LabelPolicy,
  /** What each frame writes beside image, masks and part map. */
  outputs: Outputs,
  /** Frames without anybody, as a setting and never by accident. */
  emptyShare: share,
  /** A frame that shows less of the first person than this is taken again by another camera, at most `attempts` times in all. */
  minimumPersonShare: z.number().min(0).max(0.5),
  attempts: z.int().min(1).max(8),
  /** How many people a frame shows where it shows any (the paper's outlook), and how far from the first the others stand. */
  people: z.strictObject({ count: weights('1', '2', '3', '4', '5'), distance: range(0.5, 12) }),
  person: PersonPreset,
  room: RoomPreset,
  lights: LightsPreset,
  exposure: z.discriminatedUnion('kind', [
    /** Mean brightness of the person in the 8-bit picture; `dark` multiplies it for the darkest skin. */
    z.strictObject({ kind: z.literal('steered'), brightness: range(0.05, 0.95), dark: z.number().min(0.3).max(1) }),
    z.strictObject({ kind: z.literal('fixed'), stops: z.number().min(-20).max(20) }),
  ]),
  /** Share of frames with the Standard view transform; the others get Filmic with a contrast look. */
  standardViewShare: share,
  /** What cameras do after the light: sharpening, and noise as a share of white. */
  photograph: z.strictObject({ sharpness: range(0, 3), grain: range(0, 0.2) }),
  camera: CameraPreset,
});
export type Preset = z.infer<typeof Preset>;
