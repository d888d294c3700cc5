import { z } from 'zod';
import { LabelPolicy } from '../labels/labelPolicy.ts';
import { Preset } from '../preset/schema.ts';
import { FOCAL_POINTS, SceneSpec } from '../scene/spec.ts';

/**
 * The dataset folder. `dataset.json` describes it, `frames.jsonl` has one line per finished frame.
 * A frame exists iff its line exists: images and masks are in place before the line is appended.
 */
export const DATASET_FORMAT = 's2mgen.dataset';
export const DATASET_VERSION = 1;
export const DATASET_FILE = 'dataset.json';
export const FRAMES_FILE = 'frames.jsonl';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex');
/** Relative to the dataset folder, forward slashes. */
const RelativePath = z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\]+$/, 'must be a relative path without ".."');
const Vector = z.tuple([z.number(), z.number(), z.number()]);

export const FrameFiles = z.strictObject({
  image: RelativePath,
  skin: RelativePath,
  person: RelativePath,
  parts: RelativePath.nullable(),
});
export type FrameFiles = z.infer<typeof FrameFiles>;

/** What the worker measured and decided while it rendered a frame. */
export const FrameResult = z.strictObject({
  frame: z.int().min(0),
  files: FrameFiles,
  /** Of the decoded pixels: RGB bytes of the image, grey bytes of masks and part map. */
  sha256: z.strictObject({ image: Sha256, skin: Sha256, person: Sha256, parts: Sha256.nullable() }),
  /** Shares of all pixels. */
  skinShare: z.number().min(0).max(1),
  personShare: z.number().min(0).max(1),
  /** Index into the spec's cameras. */
  attempt: z.int().min(0),
  /** Stops applied by the view. */
  exposure: z.number(),
  /** Mean brightness of the person's pixels (of all, without a person), 0 … 1. */
  brightness: z.number().min(0).max(1),
  camera: z.strictObject({ position: Vector, target: Vector }),
  /** Where the parts of the body are, metres. Empty without a person. */
  landmarks: z.partialRecord(z.enum(FOCAL_POINTS), Vector),
  seconds: z.number().min(0),
  /** Seconds by phase: person, room, trace, expose, write. */
  phases: z.record(z.string(), z.number().min(0)),
});
export type FrameResult = z.infer<typeof FrameResult>;

/** One line of `frames.jsonl`. */
export const FrameRecord = FrameResult.extend({ subject: z.int().min(0), spec: SceneSpec });
export type FrameRecord = z.infer<typeof FrameRecord>;

export const DatasetDescription = z.strictObject({
  format: z.literal(DATASET_FORMAT),
  version: z.literal(DATASET_VERSION),
  kind: z.literal('synthetic'),
  /** Stable over moves and renames of the folder. */
  id: z.uuid(),
  name: z.string().min(1),
  preset: Preset,
  seed: z.int().min(0),
  /** Frames asked for; the manifest tells how many are done. */
  frames: z.int().min(1),
  width: z.int(),
  height: z.int(),
  labelPolicy: LabelPolicy,
  assets: z.array(z.strictObject({ name: z.string(), version: z.string(), sha256: Sha256 })),
  blender: z.strictObject({ version: z.string(), device: z.string(), launcher: z.string() }),
  createdAt: z.iso.datetime(),
});
export type DatasetDescription = z.infer<typeof DatasetDescription>;
