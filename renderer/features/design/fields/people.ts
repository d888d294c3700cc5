import { type Field, share, strength, weight } from '../../../forms/field.ts';

/** How many people, and who makes them. */
export const HOW_MANY: readonly Field[] = [
  ...(['1', '2', '3', '4', '5'] as const).map((count) =>
    weight(['people', 'count', count], count === '1' ? '1 person' : `${count} people`),
  ),
  {
    kind: 'range',
    path: ['people', 'distance'],
    label: 'Apart',
    unit: 'm',
    step: 0.1,
    softMax: 8,
    hint: 'How far from the first person the others stand',
  },
  {
    kind: 'choice',
    path: ['person', 'provider'],
    label: 'Made by',
    options: [
      { value: 'builtin', label: 'The studio' },
      { value: 'mpfb', label: 'MPFB 2 in your Blender' },
      { value: 'humanGenerator', label: 'Human Generator in your Blender' },
    ],
    hint: 'Add-ons are used where your own Blender has them',
  },
];

export const WHO: readonly Field[] = [
  share(['person', 'femaleShare'], 'Female'),
  { kind: 'range', path: ['person', 'age'], label: 'Age', unit: 'years', step: 1, digits: 0, hint: 'Adults only' },
];

export const TONES: readonly Field[] = (['I', 'II', 'III', 'IV', 'V', 'VI'] as const).map((tone) =>
  weight(['person', 'tone', tone], `Tone ${tone}`),
);

export const ORIGINS: readonly Field[] = [
  weight(['person', 'ethnicity', 'african'], 'African'),
  weight(['person', 'ethnicity', 'asian'], 'Asian'),
  weight(['person', 'ethnicity', 'caucasian'], 'Caucasian'),
];

export const SKIN: readonly Field[] = [
  strength(['person', 'skin', 'wrinkles'], 'Wrinkles', 'Of the oldest; younger skin is lined less'),
  strength(['person', 'skin', 'pores'], 'Pores'),
  strength(['person', 'skin', 'moles'], 'Moles', '100 %: about sixty on the body'),
  strength(['person', 'skin', 'blemishes'], 'Blemishes', 'Spots, redness and scars'),
  share(['person', 'skin', 'freckledShare'], 'Freckled', 'Share of subjects'),
  share(['person', 'skin', 'tanLineShare'], 'Tan lines', 'Share of subjects with paler skin where swimwear lies'),
  share(['person', 'skin', 'makeUpShare'], 'Make-up', 'Share of women with painted lips, eyelids or cheeks; the skin under it stays skin'),
  share(['person', 'skin', 'tattooedShare'], 'Tattooed', 'Share of subjects; a tattoo is skin'),
];

export const HAIR: readonly Field[] = [
  share(['person', 'hair', 'baldShare'], 'Bald'),
  share(['person', 'hair', 'croppedShare'], 'Cropped', 'Share of cropped hair among men’s; women’s is a quarter of it'),
  share(['person', 'hair', 'naturalShare'], 'Natural hair', 'Share with a natural hair colour'),
  share(['person', 'hair', 'facialHairShare'], 'Facial hair', 'Share of men'),
];

export const CLOTHING: readonly Field[] = [
  share(['person', 'clothing', 'pClothed'], 'p_clothed', 'The others wear swimwear or little more'),
  share(
    ['person', 'clothing', 'suitShare'],
    'Suits',
    'Share of the clothed in whole outfits; the others’ clothes are cut from the body’s own surface',
  ),
  share(['person', 'clothing', 'patternShare'], 'Patterns'),
  share(['person', 'clothing', 'shoesShare'], 'Shoes'),
  share(['person', 'clothing', 'hatShare'], 'Hats'),
  share(['person', 'clothing', 'glassesShare'], 'Glasses', 'Skin behind a clear lens is skin'),
  share(['person', 'clothing', 'jewelleryShare'], 'Jewellery', 'Earrings, necklaces, watches, bangles'),
  share(['person', 'clothing', 'wrapShare'], 'Scarves, masks', 'Share with a scarf, or a cloth over mouth and nose'),
];
