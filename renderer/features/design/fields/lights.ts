import { type Field, share } from '../../../forms/field.ts';
import { presetFields } from '../../../texts/presetFields.ts';

const words = presetFields.lights;

/** Where in the room lamps are, in per cent. */
function placeField(group: 'large' | 'small', axis: 'x' | 'y' | 'z', label: string, hint: string): Field {
  return { kind: 'range', path: ['lights', group, 'place', axis], label, unit: '%', step: 0.05, factor: 100, digits: 0, hint };
}

function lampFields(group: 'large' | 'small', name: string): Field[] {
  return [
    { kind: 'number', path: ['lights', group, 'count'], label: words.lamps(name), step: 1 },
    { kind: 'range', path: ['lights', group, 'energy'], label: words.power(name), unit: 'W', step: 20, digits: 0, softMax: 2000 },
    { kind: 'range', path: ['lights', group, 'size'], label: words.side(name), unit: 'm', step: 0.05, softMax: 4, hint: words.sideHint },
    {
      kind: 'switch',
      path: ['lights', group, 'tracked'],
      label: words.tracked(name),
      hint: words.trackedHint,
    },
    placeField(group, 'x', words.across(name), words.acrossHint),
    placeField(group, 'y', words.deep(name), words.deepHint),
    placeField(group, 'z', words.high(name), words.highHint),
  ];
}

export const LARGE_LAMP: readonly Field[] = lampFields('large', words.large);
export const SMALL_LAMPS: readonly Field[] = lampFields('small', words.small);

export const LIGHT_MOOD: readonly Field[] = [
  { kind: 'number', path: ['lights', 'warmth'], label: words.warmthSpread, step: 0.05, hint: words.warmthSpreadHint },
  share(['lights', 'frontShare'], words.largeInFront, words.largeInFrontHint),
];

export const BRIGHTNESS: readonly Field[] = [
  { kind: 'range', path: ['exposure', 'brightness'], label: words.brightness, unit: '%', step: 0.01, factor: 100, digits: 0 },
  {
    kind: 'number',
    path: ['exposure', 'dark'],
    label: words.forDarkSkin,
    unit: '×',
    step: 0.02,
    hint: words.forDarkSkinHint,
  },
];

export const STOPS: readonly Field[] = [{ kind: 'number', path: ['exposure', 'stops'], label: words.exposure, unit: 'stops', step: 0.1 }];

export const VIEW_TRANSFORM: readonly Field[] = [
  share(['standardViewShare'], words.standardView, words.standardViewHint),
  {
    kind: 'range',
    path: ['photograph', 'sharpness'],
    label: words.sharpening,
    step: 0.1,
    softMax: 2,
    hint: words.sharpeningHint,
  },
  {
    kind: 'range',
    path: ['photograph', 'grain'],
    label: words.grain,
    step: 0.001,
    softMax: 0.05,
    digits: 3,
    hint: words.grainHint,
  },
];
