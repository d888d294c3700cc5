import { z } from 'zod';
import { LabelPolicy } from '../labels/labelPolicy.ts';
import { Preset } from '../preset/schema.ts';
import { FocalPoint } from '../scene/spec/camera.ts';
import { SceneSpec } from '../scene/spec.ts';

/**
 * The dataset folder. `dataset.json` describes it, `frames.jsonl` has one line per finished frame.
 * A frame exists iff its line exists: images and masks are in place before the line is appended.
 */
export const DATASET_FORMAT = 's2mgen.dataset';
export const DATASET_VERSION = 2;
export const DATASET_FILE = 'dataset.json';
export const FRAMES_FILE = 'frames.jsonl';
/** Files of those who use the dataset now, so that nobody changes it meanwhile. */
export const USES_FOLDER = '.uses';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex');
/** Relative to the dataset folder, forward slashes. */
const RelativePath = z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\]+$/, 'must be a relative path without ".."');
const Vector = z.tuple([z.number(), z.number(), z.number()]);

export const FrameFiles = z.strictObject({
  image: RelativePath,
  skin: RelativePath,
  person: RelativePath,
  parts: RelativePath.nullable(),
  /** Which person a pixel shows: 1 for the first, 0 for none. There wherever a frame has several people. */
  instances: RelativePath.nullable(),
  /** Masks by coverage: 0 … 255 = share of the pixel that is covered, blurred as the image is by its lens and motion. */
  skinCoverage: RelativePath.nullable(),
  personCoverage: RelativePath.nullable(),
  /** Distance from the camera plane in millimetres, 16 bits; 65535 = beyond. */
  depth: RelativePath.nullable(),
  /** Normals in camera space (X right, Y up, Z towards the camera), (n + 1) / 2 · 65535 per channel; 0, 0, 0 = no surface. */
  normals: RelativePath.nullable(),
});
export type FrameFiles = z.infer<typeof FrameFiles>;

/** What a frame without optional outputs has in their places, in `files` and in `sha256`. */
export const NO_OPTIONAL_OUTPUTS = { instances: null, skinCoverage: null, personCoverage: null, depth: null, normals: null } as const;

/**
 * A body joint or face point. `visibility` as in COCO: 0 outside the picture, 1 hidden, 2 seen. `pixel` is measured from the
 * upper left corner, with pixel centres at .5.
 */
const Keypoint = z.strictObject({
  position: Vector,
  pixel: z.tuple([z.number(), z.number()]),
  visibility: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});

const BOXES = ['person', 'face', 'leftHand', 'rightHand'] as const;
/** x, y of the upper left corner, width, height: of what is seen, in pixels. */
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** What a frame shows of one person, in the order of the spec's people. */
const ShownPerson = z.strictObject({
  /** Where the parts of the body are, metres. */
  landmarks: z.partialRecord(FocalPoint, Vector),
  keypoints: z.record(z.string(), Keypoint),
  boxes: z.partialRecord(z.enum(BOXES), Box),
  /** Of all pixels. */
  personShare: z.number().min(0).max(1),
  skinShare: z.number().min(0).max(1),
  /** Individual typology angle of the albedo as built (the torso's median), degrees; null where nobody measured it. */
  ita: z.number().nullable(),
});
export type ShownPerson = z.infer<typeof ShownPerson>;

/** What the worker measured and decided while it rendered a frame. */
export const FrameResult = z.strictObject({
  frame: z.int().min(0),
  files: FrameFiles,
  /** Of the decoded pixels: RGB bytes of the image, grey bytes of masks and maps; 16-bit words with the higher byte first. */
  sha256: z.strictObject({
    image: Sha256,
    skin: Sha256,
    person: Sha256,
    parts: Sha256.nullable(),
    instances: Sha256.nullable(),
    skinCoverage: Sha256.nullable(),
    personCoverage: Sha256.nullable(),
    depth: Sha256.nullable(),
    normals: Sha256.nullable(),
  }),
  /** Shares of all pixels. */
  skinShare: z.number().min(0).max(1),
  personShare: z.number().min(0).max(1),
  /** Share of all pixels by part of the label map. */
  partShares: z.record(z.string(), z.number().min(0).max(1)),
  /** Index into the spec's cameras. */
  attempt: z.int().min(0),
  /** Stops applied by the view. */
  exposure: z.number(),
  /** Mean brightness of the first person's pixels (of all, without a person), 0 … 1. */
  brightness: z.number().min(0).max(1),
  camera: z.strictObject({ position: Vector, target: Vector }),
  people: z.array(ShownPerson).max(5),
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
