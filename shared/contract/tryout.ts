import { z } from 'zod';
import { call } from './define.ts';
import { Job } from './jobs.ts';

/** Longer side to which larger pictures are reduced for the network; `full`: not at all; null: what the model learnt at. */
export const SegmentSize = z.union([z.int().min(16).max(8192), z.literal('full')]).nullable();
export type SegmentSize = z.infer<typeof SegmentSize>;

/** Most bytes of a photograph that is sent to the host. */
export const MOST_UPLOAD_BYTES = 256 * 2 ** 20;
/** Where photographs are sent to: a POST of the file's bytes, answered by an `Uploaded`. */
export const UPLOAD_ADDRESS = 'upload';

/** SHA-256 of the file's bytes. */
const UploadId = z.string().regex(/^[0-9a-f]{64}$/);
export const Uploaded = z.strictObject({ id: UploadId });

/** A photograph that was sent: upright size in pixels, and the URL of a picture of it that every browser shows. */
export const Photo = z.strictObject({ id: UploadId, width: z.int(), height: z.int(), view: z.string() });
export type Photo = z.infer<typeof Photo>;

/** What a model looks at: a photograph that was sent, or a frame of the library. */
export const TriedPicture = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('photo'), id: UploadId }),
  z.strictObject({ kind: z.literal('frame'), dataset: z.string(), frame: z.int().min(0) }),
]);
export type TriedPicture = z.infer<typeof TriedPicture>;

/** `run` null is the colour rule. */
export const Trial = z.strictObject({ picture: TriedPicture, run: z.string().nullable(), size: SegmentSize });
export type Trial = z.infer<typeof Trial>;

export const Tried = z.strictObject({
  /** A PNG of width × height: red is the probability of skin, green that of the person, blue the true skin mask of a frame. */
  probabilities: z.string(),
  width: z.int(),
  height: z.int(),
  /** What the model's own decision is made by. */
  threshold: z.number(),
  /** Of the network alone. */
  seconds: z.number(),
  /** Device it ran on. */
  device: z.string(),
});
export type Tried = z.infer<typeof Tried>;

/** One picture of a segmented folder, small, with its skin tinted. */
export const SegmentedPicture = z.strictObject({ name: z.string(), thumbnail: z.string(), skinShare: z.number() });
export type SegmentedPicture = z.infer<typeof SegmentedPicture>;

export const tryout = {
  /** @throws StudioError `not-found`, `data` for a file that is no picture */
  open: call(z.strictObject({ id: UploadId }), Photo),
  /** @throws StudioError `not-found`, `data`, `training` */
  segment: call(Trial, Tried),
  /** URL of a mask of the picture's full size, 0 or 255. */
  mask: call(Trial.extend({ threshold: z.number().min(0).max(1) }), z.strictObject({ url: z.string() })),
  /** Writes a mask for each picture of a folder of the host's machine, as a job. */
  segmentFolder: call(
    z.strictObject({ run: z.string(), input: z.string().min(1), out: z.string().min(1), size: SegmentSize.default(null) }),
    Job,
  ),
  /** What `segmentFolder` left in a folder. */
  segmented: call(
    z.strictObject({ out: z.string(), offset: z.int().min(0), limit: z.int().min(1).max(100) }),
    z.strictObject({ total: z.int(), failed: z.int(), pictures: z.array(SegmentedPicture) }),
  ),
};
