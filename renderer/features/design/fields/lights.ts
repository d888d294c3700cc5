import { type Field, share } from '../../../forms/field.ts';

/** Where in the room lamps are, in per cent. */
function placeField(group: 'large' | 'small', axis: 'x' | 'y' | 'z', label: string, hint: string): Field {
  return { kind: 'range', path: ['lights', group, 'place', axis], label, unit: '%', step: 0.05, factor: 100, digits: 0, hint };
}

function lampFields(group: 'large' | 'small', name: string): Field[] {
  return [
    { kind: 'number', path: ['lights', group, 'count'], label: `${name} lamps`, step: 1 },
    { kind: 'range', path: ['lights', group, 'energy'], label: `${name} power`, unit: 'W', step: 20, digits: 0, softMax: 2000 },
    { kind: 'range', path: ['lights', group, 'size'], label: `${name} side`, unit: 'm', step: 0.05, softMax: 4 },
    {
      kind: 'switch',
      path: ['lights', group, 'tracked'],
      label: `${name} tracked`,
      hint: 'Tracked lamps look at the person, others any way',
    },
    placeField(group, 'x', `${name} across`, 'Between the left (−100 %) and the right wall'),
    placeField(group, 'y', `${name} deep`, 'Between the front (−100 %) and the back wall'),
    placeField(group, 'z', `${name} high`, 'Between 0.8 m above the floor and the ceiling'),
  ];
}

export const LARGE_LAMP: readonly Field[] = lampFields('large', 'Large');
export const SMALL_LAMPS: readonly Field[] = lampFields('small', 'Small');

export const LIGHT_MOOD: readonly Field[] = [
  { kind: 'number', path: ['lights', 'warmth'], label: 'Warmth spread', step: 0.05, hint: '0: neutral lamps. 1: from cool to warm' },
  share(['lights', 'frontShare'], 'Large in front', 'Share of frames whose large lamp stands on the person’s front side'),
];

export const BRIGHTNESS: readonly Field[] = [
  { kind: 'range', path: ['exposure', 'brightness'], label: 'Brightness', unit: '%', step: 0.01, factor: 100, digits: 0 },
  {
    kind: 'number',
    path: ['exposure', 'dark'],
    label: 'For dark skin',
    unit: '×',
    step: 0.02,
    hint: 'Factor on the brightness of the darkest skin',
  },
];

export const STOPS: readonly Field[] = [{ kind: 'number', path: ['exposure', 'stops'], label: 'Exposure', unit: 'stops', step: 0.1 }];

export const VIEW_TRANSFORM: readonly Field[] = [
  share(['standardViewShare'], 'Standard view', 'The others get Filmic with a contrast look'),
  {
    kind: 'range',
    path: ['photograph', 'sharpness'],
    label: 'Sharpening',
    step: 0.1,
    softMax: 2,
    hint: 'As cameras do it; 0 leaves the traced picture',
  },
  {
    kind: 'range',
    path: ['photograph', 'grain'],
    label: 'Grain',
    step: 0.001,
    softMax: 0.05,
    digits: 3,
    hint: 'Noise of the sensor, as a share of white',
  },
];
