import { type Field, share, weight } from '../../../forms/field.ts';
import { presetFields } from '../../../texts/presetFields.ts';

const words = presetFields.room;

export const WALLS: readonly Field[] = [
  share(['room', 'pBackground'], words.pBackground, words.pBackgroundHint),
  weight(['room', 'backgrounds', 'photographs'], words.photographs, words.photographsHint),
  weight(['room', 'backgrounds', 'patterns'], words.patterns, words.patternsHint),
  weight(['room', 'backgrounds', 'userFolder'], words.yourPhotos, words.yourPhotosHint),
];

export const SURROUNDINGS: readonly Field[] = [
  share(['room', 'environmentShare'], words.panoramas, words.panoramasHint),
  share(['room', 'openingShare'], words.windowsDoors, words.windowsDoorsHint),
  share(['room', 'skinLikeShare'], words.skinLike, words.skinLikeHint),
  {
    kind: 'range',
    path: ['room', 'furniture'],
    label: words.furniture,
    unit: 'pieces',
    step: 1,
    digits: 0,
    hint: words.furnitureHint,
  },
  { kind: 'range', path: ['room', 'clutter'], label: words.clutter, unit: 'things', step: 1, digits: 0 },
];

export const SIZE: readonly Field[] = [
  { kind: 'range', path: ['room', 'width'], label: words.width, unit: 'm', step: 0.1, softMax: 15 },
  { kind: 'range', path: ['room', 'depth'], label: words.depth, unit: 'm', step: 0.1, softMax: 15 },
  { kind: 'range', path: ['room', 'height'], label: words.height, unit: 'm', step: 0.1, softMax: 6 },
];
