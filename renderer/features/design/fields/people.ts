import { type Field, share, strength, weight } from '../../../forms/field.ts';
import { presetFields } from '../../../texts/presetFields.ts';

const words = presetFields.people;

/** How many people, and who makes them. */
export const HOW_MANY: readonly Field[] = [
  ...(['1', '2', '3', '4', '5'] as const).map((count) => weight(['people', 'count', count], words.people(count))),
  {
    kind: 'range',
    path: ['people', 'distance'],
    label: words.apart,
    unit: 'm',
    step: 0.1,
    softMax: 8,
    hint: words.apartHint,
  },
  {
    kind: 'choice',
    path: ['person', 'provider'],
    label: words.madeBy,
    options: [
      { value: 'builtin', label: words.theStudio },
      { value: 'mpfb', label: words.mpfb },
      { value: 'humanGenerator', label: words.humanGenerator },
    ],
    hint: words.madeByHint,
  },
];

export const WHO: readonly Field[] = [
  share(['person', 'femaleShare'], words.female),
  { kind: 'range', path: ['person', 'age'], label: words.age, unit: 'years', step: 1, digits: 0, hint: words.ageHint },
];

export const TONES: readonly Field[] = (['I', 'II', 'III', 'IV', 'V', 'VI'] as const).map((tone) =>
  weight(['person', 'tone', tone], words.tone(tone)),
);

export const ORIGINS: readonly Field[] = [
  weight(['person', 'ethnicity', 'african'], words.african),
  weight(['person', 'ethnicity', 'asian'], words.asian),
  weight(['person', 'ethnicity', 'caucasian'], words.caucasian),
];

export const SKIN: readonly Field[] = [
  strength(['person', 'skin', 'wrinkles'], words.wrinkles, words.wrinklesHint),
  strength(['person', 'skin', 'pores'], words.pores),
  strength(['person', 'skin', 'moles'], words.moles, words.molesHint),
  strength(['person', 'skin', 'blemishes'], words.blemishes, words.blemishesHint),
  share(['person', 'skin', 'freckledShare'], words.freckled, words.freckledHint),
  share(['person', 'skin', 'tanLineShare'], words.tanLines, words.tanLinesHint),
  share(['person', 'skin', 'makeUpShare'], words.makeUp, words.makeUpHint),
  share(['person', 'skin', 'tattooedShare'], words.tattooed, words.tattooedHint),
];

export const HAIR: readonly Field[] = [
  share(['person', 'hair', 'baldShare'], words.bald),
  share(['person', 'hair', 'croppedShare'], words.cropped, words.croppedHint),
  share(['person', 'hair', 'naturalShare'], words.naturalHair, words.naturalHairHint),
  share(['person', 'hair', 'facialHairShare'], words.facialHair, words.facialHairHint),
];

export const CLOTHING: readonly Field[] = [
  share(['person', 'clothing', 'pClothed'], words.pClothed, words.pClothedHint),
  share(['person', 'clothing', 'suitShare'], words.suits, words.suitsHint),
  share(['person', 'clothing', 'patternShare'], words.patterns),
  share(['person', 'clothing', 'shoesShare'], words.shoes),
  share(['person', 'clothing', 'hatShare'], words.hats),
  share(['person', 'clothing', 'glassesShare'], words.glasses, words.glassesHint),
  share(['person', 'clothing', 'jewelleryShare'], words.jewellery, words.jewelleryHint),
  share(['person', 'clothing', 'wrapShare'], words.scarvesMasks, words.scarvesMasksHint),
];
