import { type FrameProperties, pictureProperties } from '../../../shared/domain/dataset/frameProperties.ts';
import type { NewFrame } from '../frame.ts';
import type { FrameLine } from './frameColumns.ts';
import { BACKGROUND_SEPARATOR, NUMBER_COLUMNS, NUMBERS, WORD_COLUMNS, WORDS } from './propertyColumns.ts';

/** Column and parameter of everything that a row of `frames` holds. */
const VALUES: Readonly<Record<string, string>> = {
  dataset: 'dataset',
  frame: 'frame',
  name: 'name',
  sha256: 'sha256',
  image: 'image',
  skin: 'skin',
  person: 'person',
  parts: 'parts',
  mask_skin: 'maskSkin',
  mask_threshold: 'maskThreshold',
  backgrounds: 'backgrounds',
  missing: 'missing',
  ...Object.fromEntries(NUMBERS.map((property) => [NUMBER_COLUMNS[property], property])),
  ...Object.fromEntries(WORDS.map((property) => [WORD_COLUMNS[property], property])),
};

/** Adds a frame or replaces the one of the same number, in its place. */
export const INSERT = `INSERT INTO frames (${Object.keys(VALUES).join(', ')})
  VALUES (${Object.values(VALUES)
    .map((name) => `@${name}`)
    .join(', ')})
  ON CONFLICT (dataset, frame) DO UPDATE SET ${Object.entries(VALUES)
    .map(([column, name]) => `${column} = @${name}`)
    .join(', ')}`;

/** Parameters of `INSERT`. A frame that is written anew is there. */
export function rowOf(dataset: string, { maskRule, properties, group, ...frame }: NewFrame) {
  const { backgrounds, ...known } = properties ?? pictureProperties(frame);
  return {
    ...known,
    ...frame,
    dataset,
    subject: group,
    maskSkin: maskRule.skin,
    maskThreshold: maskRule.threshold,
    backgrounds: backgrounds.length === 0 ? null : backgrounds.join(BACKGROUND_SEPARATOR),
    missing: 0,
  };
}

/** The frame as a line of the columns in memory. */
export function lineOf(frame: NewFrame): FrameLine {
  const known: FrameProperties = frame.properties ?? pictureProperties(frame);
  const words = { ...known, subject: frame.group, subset: frame.subset, split: frame.split };
  return {
    frame: frame.frame,
    name: frame.name,
    numbers: NUMBERS.map((property) => known[property] ?? Number.NaN),
    words: WORDS.map((property) => words[property]),
    backgrounds: known.backgrounds,
    missing: false,
  };
}
