import { createHash } from 'node:crypto';
import { softShare } from '../decode/mask.ts';
import { decodePair, type Sample } from '../decode/readPair.ts';
import type { Pair } from './pair.ts';

/** What is known of a pair once it is decoded. */
export interface Inspection {
  readonly sample: Sample;
  /** Shares of all pixels. */
  readonly skinShare: number;
  readonly personShare: number | null;
  /** The mask has more than 1 % grey between black and white. */
  readonly soft: boolean;
  /** Of the decoded RGB bytes and of the skin mask's bytes. */
  readonly sha256: { readonly image: string; readonly skin: string };
}

const SOFT = 0.01;

/** Decodes a pair and measures it. @throws StudioError `data` that names the broken file. */
export async function inspectPair(pair: Pair): Promise<Inspection> {
  const { sample, grey } = await decodePair(pair);
  return {
    sample,
    skinShare: shareOf(sample.skin),
    personShare: sample.person === null ? null : shareOf(sample.person),
    // Another threshold belongs to masks that hold the photo itself.
    soft: pair.maskRule.threshold === 127 && softShare(grey) > SOFT,
    sha256: { image: sha256(sample.rgb), skin: sha256(sample.skin) },
  };
}

/** What to tell of a whole dataset: masks that are legal, but worth a look. */
export function remarksOn(inspections: readonly Pick<Inspection, 'skinShare' | 'soft'>[]): string[] {
  const count = (test: (one: Pick<Inspection, 'skinShare' | 'soft'>) => boolean) => inspections.filter(test).length;
  const remarks: [number, string][] = [
    [count(({ skinShare }) => skinShare === 0), 'without any skin'],
    [count(({ skinShare }) => skinShare === 1), 'that are all skin'],
    [count(({ soft }) => soft), 'with soft edges (more than 1 % of the pixels are grey)'],
  ];
  return remarks.filter(([number]) => number > 0).map(([number, what]) => `${number} of ${inspections.length} masks: ${what}.`);
}

function shareOf(mask: Uint8Array): number {
  return mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / Math.max(1, mask.length);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
