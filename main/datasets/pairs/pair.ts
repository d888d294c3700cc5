import { z } from 'zod';
import type { Layout } from '../../../shared/contract/datasets.ts';

/** How the bytes of a mask file become skin: grey above `threshold` is white, and `skin` says which of the two is skin. */
export const MaskRule = z.object({ skin: z.enum(['white', 'black']), threshold: z.number() }).readonly();
export type MaskRule = z.infer<typeof MaskRule>;

/** The rule of every mask that the studio itself writes, and of most others. */
export const WHITE_IS_SKIN: MaskRule = { skin: 'white', threshold: 127 };

/** An image and its mask, as files. A schema, because threads that read pairs are sent them. */
export const Pair = z
  .object({
    /** Unique in its set, without folders above the data and without ending; splits and scores are keyed by it. */
    name: z.string(),
    image: z.string(),
    skin: z.string(),
    /** Mask of the whole person; few real datasets have one. Read by the same rule. */
    person: z.string().nullable(),
    /** Subject or person: pairs of one group never stand on both sides of a split. */
    group: z.string(),
    /** A part of the dataset that is reported apart, like Pratheepan's faces and families. */
    subset: z.string().nullable(),
    /** Name of the split whose folder it was found in. */
    split: z.string().nullable(),
    maskRule: MaskRule,
  })
  .readonly();
export type Pair = z.infer<typeof Pair>;

export type FoundLayout = Exclude<Layout, 'auto'> | 'synthetic';

export interface PairSet {
  readonly dir: string;
  readonly name: string;
  readonly layout: FoundLayout;
  readonly kind: 'synthetic' | 'real';
  readonly pairs: readonly Pair[];
  /** What was left out or looks wrong, one sentence each. */
  readonly problems: readonly string[];
  /** Name of a synthetic dataset's label policy; real ones are `annotated` by their authors' rules. */
  readonly labelPolicy: string;
  /** Names of pairs by the split folders they were found in; empty without such folders. */
  readonly splits: Readonly<Record<string, readonly string[]>>;
}
