import { type Field, share } from '../../forms/field.ts';
import type { Path } from '../../forms/path.ts';

const FOCAL_POINTS = [
  { value: 'face', label: 'Face' },
  { value: 'upperBody', label: 'Upper body' },
  { value: 'body', label: 'Whole body' },
  { value: 'hip', label: 'Hip' },
  { value: 'leftHand', label: 'Left hand' },
  { value: 'rightHand', label: 'Right hand' },
  { value: 'feet', label: 'Feet' },
] as const;

function weight(path: Path, label: string): Field {
  return { kind: 'number', path, label, step: 0.1, softMax: 3, digits: 2, hint: 'Relative to the others' };
}

/** Fields of one framing: where it looks, and the cylinder its cameras stand on. */
export function framingFields(index: number) {
  const at = (...rest: Path) => ['camera', 'framings', index, ...rest];
  return {
    place: [
      { kind: 'choice', path: at('focalPoints', 0), label: 'Focal point', options: FOCAL_POINTS },
      {
        kind: 'number',
        path: at('focalPointSpread'),
        label: 'Focal spread',
        unit: 'm',
        step: 0.01,
        softMax: 0.5,
        hint: 'Standard deviation of the focal point in every direction',
      },
      { kind: 'number', path: at('roll'), label: 'Roll spread', unit: '°', step: 0.01, factor: 180 / Math.PI, digits: 1 },
    ],
    angle: [
      {
        kind: 'number',
        path: at('pFront'),
        label: 'p_front',
        step: 0.1,
        softMax: 10,
        hint: '1: all around alike. Larger: nearer to the front',
      },
    ],
    lens: [
      { kind: 'range', path: at('focalLength'), label: 'Focal length', unit: 'mm', step: 1, digits: 0, softMax: 300 },
      { kind: 'number', path: at('pFocal'), label: 'p_focal', step: 0.1, softMax: 10, hint: '1: all lenses alike. Larger: longer lenses' },
    ],
    height: [{ kind: 'range', path: at('height'), label: 'Height', unit: 'm', step: 0.05, softMax: 4 }],
    radius: [{ kind: 'range', path: at('radius'), label: 'Radius', unit: 'm', step: 0.05, softMax: 8 }],
    weight: [weight(at('weight'), 'Weight')],
  } satisfies Record<string, Field[]>;
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
  ];
}

export const LARGE_LAMP: readonly Field[] = lampFields('large', 'Large');
export const SMALL_LAMPS: readonly Field[] = lampFields('small', 'Small');

export const LIGHT_MOOD: readonly Field[] = [
  { kind: 'number', path: ['lights', 'warmth'], label: 'Warmth spread', step: 0.05, hint: '0: neutral lamps. 1: from cool to warm' },
  share(['lights', 'frontShare'], 'Large in front', 'Share of frames whose large lamp stands on the person’s front side'),
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
];

export const WHO: readonly Field[] = [
  share(['person', 'femaleShare'], 'Female'),
  { kind: 'range', path: ['person', 'age'], label: 'Age', unit: 'years', step: 1, digits: 0, hint: 'Adults only' },
  share(['person', 'hair', 'baldShare'], 'Bald'),
  share(['person', 'hair', 'naturalShare'], 'Natural hair', 'Share with a natural hair colour'),
];

export const TONES: readonly Field[] = (['I', 'II', 'III', 'IV', 'V', 'VI'] as const).map((tone) =>
  weight(['person', 'tone', tone], `Tone ${tone}`),
);

export const ORIGINS: readonly Field[] = [
  weight(['person', 'ethnicity', 'african'], 'African'),
  weight(['person', 'ethnicity', 'asian'], 'Asian'),
  weight(['person', 'ethnicity', 'caucasian'], 'Caucasian'),
];

export const BODY: readonly Field[] = [
  { kind: 'range', path: ['person', 'muscle'], label: 'Muscle', step: 0.05 },
  { kind: 'range', path: ['person', 'weight'], label: 'Weight', step: 0.05 },
  { kind: 'range', path: ['person', 'height', 'female'], label: 'Height, female', unit: 'm', step: 0.02 },
  { kind: 'range', path: ['person', 'height', 'male'], label: 'Height, male', unit: 'm', step: 0.02 },
  {
    kind: 'number',
    path: ['person', 'detail'],
    label: 'Detail spread',
    step: 0.02,
    hint: 'Standard deviation of face and body detail morphs',
  },
  share(['person', 'expression', 'neutralShare'], 'Neutral face'),
  { kind: 'range', path: ['person', 'expression', 'strength'], label: 'Expression', step: 0.05 },
];

export const POSE: readonly Field[] = [
  weight(['person', 'pose', 'standing'], 'Standing'),
  weight(['person', 'pose', 'sitting'], 'Sitting'),
  weight(['person', 'pose', 'moving'], 'Moving'),
  share(['person', 'pose', 'mixedShare'], 'Mixed poses', 'Upper and lower body from different poses'),
  { kind: 'number', path: ['person', 'pose', 'jitter'], label: 'Joint jitter', unit: '°', step: 0.01, factor: 180 / Math.PI, digits: 1 },
  { kind: 'number', path: ['person', 'pose', 'turn'], label: 'Turn spread', unit: '°', step: 0.03, factor: 180 / Math.PI, digits: 0 },
];

export const ROOM: readonly Field[] = [
  share(['room', 'pBackground'], 'p_background', 'A photograph on a wall, drawn for each wall by itself'),
  weight(['room', 'backgrounds', 'photographs'], 'Photographs'),
  weight(['room', 'backgrounds', 'patterns'], 'Patterns'),
  weight(['room', 'backgrounds', 'userFolder'], 'Your folder'),
  share(['room', 'environmentShare'], 'Panoramas', 'Share of frames in a panorama instead of a room'),
  share(['room', 'skinLikeShare'], 'Skin-like', 'Share of surfaces coloured like skin: wood, sand, leather, brick'),
  { kind: 'range', path: ['room', 'clutter'], label: 'Clutter', unit: 'things', step: 1, digits: 0 },
  { kind: 'range', path: ['room', 'width'], label: 'Width', unit: 'm', step: 0.1, softMax: 15 },
  { kind: 'range', path: ['room', 'depth'], label: 'Depth', unit: 'm', step: 0.1, softMax: 15 },
  { kind: 'range', path: ['room', 'height'], label: 'Height', unit: 'm', step: 0.1, softMax: 6 },
];

export const STEERED: readonly Field[] = [
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

export const FIXED: readonly Field[] = [{ kind: 'number', path: ['exposure', 'stops'], label: 'Exposure', unit: 'stops', step: 0.1 }];

export const VIEW_TRANSFORM: readonly Field[] = [
  share(['standardViewShare'], 'Standard view', 'The others get Filmic with a contrast look'),
];

export const RENDER: readonly Field[] = [
  { kind: 'number', path: ['render', 'width'], label: 'Width', unit: 'px', step: 16, softMax: 1024 },
  { kind: 'number', path: ['render', 'height'], label: 'Height', unit: 'px', step: 16, softMax: 1024 },
  { kind: 'number', path: ['render', 'samples'], label: 'Samples', unit: 'per pixel', step: 1, softMax: 64 },
  { kind: 'switch', path: ['render', 'denoise'], label: 'Denoise' },
  { kind: 'number', path: ['render', 'bounces'], label: 'Bounces', step: 1, softMax: 16 },
  { kind: 'number', path: ['render', 'filterWidth'], label: 'Filter width', unit: 'px', step: 0.05, softMax: 3 },
  { kind: 'number', path: ['seed'], label: 'Seed', step: 1, softMax: 1000 },
  { kind: 'number', path: ['frames'], label: 'Frames', step: 10, softMax: 10_000 },
  { kind: 'number', path: ['framesPerSubject'], label: 'Per subject', unit: 'frames', step: 1, softMax: 20 },
  share(['emptyShare'], 'Nobody', 'Share of frames without a person'),
  share(['minimumPersonShare'], 'Least person', 'A frame that shows less of a person is taken again by another camera'),
  { kind: 'number', path: ['attempts'], label: 'Attempts', step: 1 },
];
