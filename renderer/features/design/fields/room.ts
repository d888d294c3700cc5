import { type Field, share, weight } from '../../../forms/field.ts';

export const WALLS: readonly Field[] = [
  share(['room', 'pBackground'], 'p_background', 'A picture on a wall, drawn for each wall by itself'),
  weight(['room', 'backgrounds', 'photographs'], 'Photographs', 'Pictures that come with the studio; relative to the other sources'),
  weight(['room', 'backgrounds', 'patterns'], 'Patterns', 'Patterns coloured like skin; relative to the other sources'),
  weight(['room', 'backgrounds', 'userFolder'], 'Your photos', 'Accepted ones of yours; counts only where there are some'),
];

export const SURROUNDINGS: readonly Field[] = [
  share(['room', 'environmentShare'], 'Panoramas', 'Share of frames in a panorama instead of a room'),
  share(['room', 'openingShare'], 'Windows, doors', 'Share of walls with a window or a door'),
  share(['room', 'skinLikeShare'], 'Skin-like', 'Share of surfaces coloured like skin: wood, sand, leather, brick'),
  {
    kind: 'range',
    path: ['room', 'furniture'],
    label: 'Furniture',
    unit: 'pieces',
    step: 1,
    digits: 0,
    hint: 'Tables, chairs, shelves, plants',
  },
  { kind: 'range', path: ['room', 'clutter'], label: 'Clutter', unit: 'things', step: 1, digits: 0 },
];

export const SIZE: readonly Field[] = [
  { kind: 'range', path: ['room', 'width'], label: 'Width', unit: 'm', step: 0.1, softMax: 15 },
  { kind: 'range', path: ['room', 'depth'], label: 'Depth', unit: 'm', step: 0.1, softMax: 15 },
  { kind: 'range', path: ['room', 'height'], label: 'Height', unit: 'm', step: 0.1, softMax: 6 },
];
