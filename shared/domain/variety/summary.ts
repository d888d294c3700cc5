import type { SkinType } from '../scene/sampleSkin.ts';
import { FRAMING_CLASSES, type FramingClass } from './framing.ts';
import type { PictureFigures } from './picture.ts';

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** What a frame tells beside its pixels. Photographs tell neither. */
export interface FrameFacts {
  readonly figures: PictureFigures;
  readonly framing: FramingClass | null;
  /** False without a person; where nobody says, without any skin. */
  readonly hasPerson: boolean;
}

/** The figures of a dataset, rendered or real. */
export interface Variety {
  readonly name: string;
  readonly frames: number;
  /** Over all frames. */
  readonly skinShare: Quartiles;
  /** Medians over the frames of each frame's median skin; null where no frame has skin. */
  readonly skin: { readonly y: Quartiles; readonly cb: number; readonly cr: number } | null;
  readonly gradient: Quartiles;
  /** Share of frames without a person; of photographs, without any skin. */
  readonly withoutPerson: number;
  /** Shares of frames; null where nothing is known of the people's parts. */
  readonly framing: Readonly<Record<FramingClass, number>> | null;
  /** Shares of people by the measured angle of their albedo, each subject once; null where nobody measured it. */
  readonly skinTypes: Readonly<Record<SkinType, number>> | null;
}

/** @throws RangeError without frames. */
export function summarise(name: string, frames: readonly FrameFacts[], skinTypes: Variety['skinTypes']): Variety {
  const known = frames.flatMap(({ framing }) => (framing === null ? [] : [framing]));
  const colours = frames.flatMap(({ figures }) => (figures.skin === null ? [] : [figures.skin]));
  const over = (of: (figures: PictureFigures) => number) => quartiles(frames.map(({ figures }) => of(figures)));
  return {
    name,
    frames: frames.length,
    skinShare: over(({ skinShare }) => skinShare),
    skin:
      colours.length === 0
        ? null
        : {
            y: quartiles(colours.map(({ y }) => y)),
            cb: quartiles(colours.map(({ cb }) => cb)).median,
            cr: quartiles(colours.map(({ cr }) => cr)).median,
          },
    gradient: over(({ gradient }) => gradient),
    withoutPerson: frames.filter(({ hasPerson }) => !hasPerson).length / frames.length,
    framing: known.length === 0 ? null : sharesOf(FRAMING_CLASSES, known),
    skinTypes,
  };
}

/** Shares of each name among the values; all zero without values. */
export function sharesOf<Name extends string>(names: readonly Name[], values: readonly Name[]): Record<Name, number> {
  const share = (name: Name) => values.filter((value) => value === name).length / Math.max(1, values.length);
  return Object.fromEntries(names.map((name) => [name, share(name)])) as Record<Name, number>;
}

/** Quartiles with linear interpolation between the neighbours in order (as numpy's default). @throws RangeError without values. */
export function quartiles(values: ArrayLike<number>): Quartiles {
  if (values.length === 0) throw new RangeError('Quartiles of no values.');
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}
