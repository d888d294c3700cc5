import { z } from 'zod';
import { AssetId, Colour, share } from './values.ts';

const strands = { colour: Colour, roughness: share };

/** Hair of the head: cards of the asset pack, or cropped hair grown on the scalp. */
export const Hair = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cards'),
    asset: AssetId,
    ...strands,
    /** Strands of a second colour: greying, highlights. 0 = none. */
    second: z.strictObject({ colour: Colour, share }),
  }),
  z.strictObject({
    kind: z.literal('cropped'),
    /** Metres. */
    length: z.number().min(0.001).max(0.06),
    density: share,
    /** 0 full … 1 far receded. */
    recession: share,
    ...strands,
    second: z.strictObject({ colour: Colour, share }),
  }),
]);
export type Hair = z.infer<typeof Hair>;

const FACIAL_HAIR_STYLES = ['stubble', 'moustache', 'goatee', 'circle', 'full', 'sideburns'] as const;

/** Grown on the face. Stubble is paint on skin and stays skin; the others have a part of their own. */
export const FacialHair = z.strictObject({
  style: z.enum(FACIAL_HAIR_STYLES),
  /** Metres. */
  length: z.number().min(0).max(0.08),
  density: share,
  colour: Colour,
});
export type FacialHair = z.infer<typeof FacialHair>;
