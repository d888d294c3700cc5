import { isSkinByColour } from '../../../shared/domain/scores/colourRule.ts';
import { greyOf } from '../decode/mask.ts';
import { settleTurns } from '../decode/orientation.ts';
import { readHeader, readPixels } from '../decode/pixels.ts';
import { inParallel } from './inParallel.ts';

/** What the pictures say about their masks. */
export interface Evidence {
  /** Which of the two the colour rule agrees with; null when it cannot tell. */
  readonly skin: 'white' | 'black' | null;
  /** Mean IoU of the colour rule with the mask, taken as white = skin and as black = skin. */
  readonly white: number;
  readonly black: number;
  /** No mask of the sample has a byte above 1, and some have one: it stores classes, not greys. */
  readonly classes: boolean;
  /** All masks of the sample are of one and the same value: they mark nothing, and tell nothing. */
  readonly blank: boolean;
}

const SAMPLES = 50;
const LONGER_SIDE = 256;
/** Measured on six datasets: the right polarity has 0.35 … 0.87, the inverted one 0.001 … 0.057. */
const CLEAR = 3;

/**
 * Compares masks with the fixed colour rule on at most 50 pairs spread over the list, each thinned to about 256 pixels on
 * the longer side. Pairs that cannot be read are passed over.
 */
export async function weighPolarity(
  pairs: readonly { readonly image: string; readonly skin: string }[],
  threshold: number,
): Promise<Evidence> {
  const step = Math.max(1, pairs.length / SAMPLES);
  const sample = Array.from({ length: Math.min(SAMPLES, pairs.length) }, (_, i) => pairs[Math.floor(i * step)]);
  const answers = (await inParallel(sample, 4, async (pair) => (pair ? agreementOf(pair, threshold) : null))).filter(
    (answer) => answer !== null,
  );
  const mean = (pick: 'white' | 'black') => answers.reduce((sum, answer) => sum + answer[pick], 0) / Math.max(1, answers.length);
  const [white, black] = [mean('white'), mean('black')];
  const lowest = Math.min(...answers.map((answer) => answer.lowest));
  const highest = Math.max(...answers.map((answer) => answer.highest));
  const blank = answers.length > 0 && lowest === highest;
  const skin = blank ? null : white > 0 && white >= CLEAR * black ? 'white' : black > 0 && black >= CLEAR * white ? 'black' : null;
  return { skin, white, black, classes: highest === 1, blank };
}

async function agreementOf({ image, skin }: { image: string; skin: string }, threshold: number) {
  try {
    const turns = settleTurns(await readHeader(image), await readHeader(skin));
    if (turns === null) return null;
    const pixels = await readPixels(image, turns.image);
    const grey = greyOf(await readPixels(skin, turns.mask));
    return compare(pixels, grey, threshold);
  } catch {
    return null;
  }
}

function compare({ width, height, rgb }: { width: number; height: number; rgb: Uint8Array }, grey: Uint8Array, threshold: number) {
  const highest = grey.reduce((most, value) => Math.max(most, value), 0);
  const lowest = grey.reduce((least, value) => Math.min(least, value), 255);
  const limit = highest <= 1 ? 0 : threshold;
  const every = Math.max(1, Math.floor(Math.max(width, height) / LONGER_SIDE));
  let [rule, whites, all, both] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += every) {
    for (let x = 0; x < width; x += every) {
      const i = y * width + x;
      const isRule = isSkinByColour(rgb[3 * i] ?? 0, rgb[3 * i + 1] ?? 0, rgb[3 * i + 2] ?? 0);
      const isWhite = (grey[i] ?? 0) > limit;
      all++;
      if (isRule) rule++;
      if (isWhite) whites++;
      if (isRule && isWhite) both++;
    }
  }
  const blacks = all - whites;
  const bothBlack = rule - both;
  return { white: ratio(both, rule + whites - both), black: ratio(bothBlack, rule + blacks - bothBlack), lowest, highest };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
