import { z } from 'zod';
import { call } from './define.ts';
import { Job } from './jobs.ts';

/** `open`: nobody has decided yet. Only accepted pictures hang on walls. */
export const BackgroundVerdict = z.enum(['open', 'accepted', 'rejected']);
export type BackgroundVerdict = z.infer<typeof BackgroundVerdict>;

/** A photograph of the user's, as the review page shows it. URLs are relative to the asset root and immutable. */
export const BackgroundEntry = z.strictObject({
  /** SHA-256 of the file it was made from. */
  id: z.string(),
  /** Path of that file. */
  source: z.string(),
  width: z.int(),
  height: z.int(),
  /** Largest region of skin, as a share of the picture, and what looked for it: the colour rule, or a model's name. */
  skin: z.strictObject({ method: z.string(), share: z.number().min(0).max(1) }),
  suspected: z.boolean(),
  verdict: BackgroundVerdict,
  thumbnail: z.string(),
  image: z.string(),
});
export type BackgroundEntry = z.infer<typeof BackgroundEntry>;

/** A file that could not be taken in. */
export const BackgroundProblem = z.strictObject({ source: z.string(), reason: z.string(), next: z.string() });
export type BackgroundProblem = z.infer<typeof BackgroundProblem>;

export const backgrounds = {
  /** Suspected ones first, by falling share of skin. */
  list: call(z.strictObject({}), z.strictObject({ pictures: z.array(BackgroundEntry), problems: z.array(BackgroundProblem) })),
  /** Takes in the pictures of a folder and of the folders in it, as a job. */
  add: call(z.strictObject({ path: z.string().min(1) }), Job),
  /** Looks for people again, by a run's model, as a job; without one by the colour rule. */
  scan: call(z.strictObject({ run: z.string().nullable() }), Job),
  judge: call(z.strictObject({ ids: z.array(z.string()).min(1), verdict: BackgroundVerdict }), z.null()),
  /** Takes pictures out of the collection; the files they were made from stay. */
  remove: call(z.strictObject({ ids: z.array(z.string()).min(1) }), z.null()),
};
