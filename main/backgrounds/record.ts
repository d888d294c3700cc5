import { z } from 'zod';
import { BackgroundProblem, BackgroundVerdict } from '../../shared/contract/backgrounds.ts';
import { SUSPECT_FROM } from '../../shared/domain/backgrounds/skinArea.ts';

export const COLOUR_RULE = 'colour-rule';

/** One picture of the collection: `records/<id>.json` beside `pictures/<id>.jpg`. */
export const BackgroundRecord = z.strictObject({
  format: z.literal('s2mgen.background'),
  version: z.literal(1),
  /** SHA-256 of the file it was made from. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** That file, its bytes and its time of change: what has not changed is not read again. */
  source: z.strictObject({ path: z.string(), bytes: z.number(), modified: z.number() }),
  /** Of the clean picture. */
  width: z.int(),
  height: z.int(),
  skin: z.strictObject({ method: z.string(), share: z.number().min(0).max(1) }),
  verdict: BackgroundVerdict,
});
export type BackgroundRecord = z.infer<typeof BackgroundRecord>;

export const Problems = z.array(BackgroundProblem);

/** The picture may show people, by what looked at it last. */
export function isSuspected({ skin }: Pick<BackgroundRecord, 'skin'>): boolean {
  return skin.share >= (skin.method === COLOUR_RULE ? SUSPECT_FROM.colourRule : SUSPECT_FROM.model);
}
