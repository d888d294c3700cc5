import type { Planes } from './planes.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** As everywhere in the window: skin red, the person blue. */
const SKIN: Colour = [255, 90, 95];
const PERSON: Colour = [79, 140, 255];
/** Told apart by lightness too: right is white, too much is red, too little is blue. */
export const MISTAKE_COLOURS = {
  right: [244, 244, 242],
  tooMuch: [255, 90, 95],
  tooLittle: [24, 72, 216],
} as const satisfies Record<string, Colour>;

export type Shown = 'skin' | 'person' | 'both';
export type MistakesShown = 'mistakes' | 'truth' | 'prediction';

/** RGBA of an overlay, and the share of pixels that count as skin. */
export interface Painted {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly skinShare: number;
}

/** Skin over person, where the probability is at least `threshold`. */
export function paintFound({ rgba: planes }: Planes, threshold: number, shown: Shown): Painted {
  const rgba = new Uint8ClampedArray(planes.length);
  const least = 255 * threshold;
  let skin = 0;
  for (let at = 0; at < planes.length; at += 4) {
    const isSkin = (planes[at] ?? 0) >= least;
    if (isSkin) skin++;
    if (isSkin && shown !== 'person') put(rgba, at, SKIN);
    else if (shown !== 'skin' && (planes[at + 1] ?? 0) >= least) put(rgba, at, PERSON);
  }
  return { rgba, skinShare: skin / Math.max(1, planes.length / 4) };
}

/** Shares of all pixels, and the IoU of the picture. */
export interface PaintedMistakes extends Painted {
  readonly iou: number;
  readonly right: number;
  readonly tooMuch: number;
  readonly tooLittle: number;
}

/** The prediction against the truth: right, too much, too little; or one of the two alone. */
export function paintMistakes({ rgba: planes }: Planes, threshold: number, shown: MistakesShown): PaintedMistakes {
  const rgba = new Uint8ClampedArray(planes.length);
  const least = 255 * threshold;
  let [both, either, found] = [0, 0, 0];
  for (let at = 0; at < planes.length; at += 4) {
    const isFound = (planes[at] ?? 0) >= least;
    const isTrue = (planes[at + 2] ?? 0) > 127;
    if (isFound) found++;
    if (isFound || isTrue) either++;
    if (isFound && isTrue) both++;
    const isSeen = shown === 'truth' ? isTrue : shown === 'prediction' ? isFound : isFound || isTrue;
    if (!isSeen) continue;
    if (shown !== 'mistakes') put(rgba, at, SKIN);
    else put(rgba, at, isFound && isTrue ? MISTAKE_COLOURS.right : isFound ? MISTAKE_COLOURS.tooMuch : MISTAKE_COLOURS.tooLittle);
  }
  const pixels = Math.max(1, planes.length / 4);
  return {
    rgba,
    skinShare: found / pixels,
    iou: either === 0 ? 1 : both / either,
    right: both / pixels,
    tooMuch: (found - both) / pixels,
    tooLittle: (either - found) / pixels,
  };
}

function put(rgba: Uint8ClampedArray, at: number, colour: Colour): void {
  rgba[at] = colour[0];
  rgba[at + 1] = colour[1];
  rgba[at + 2] = colour[2];
  rgba[at + 3] = 255;
}
