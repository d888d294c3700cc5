import { type Field, share } from '../../../forms/field.ts';

/** What each frame writes beside image, masks and part map. */
export const OUTPUTS: readonly Field[] = [
  {
    kind: 'switch',
    path: ['outputs', 'coverage'],
    label: 'Coverage masks',
    hint: 'Skin and person masks by coverage: how much of each pixel',
  },
  { kind: 'switch', path: ['outputs', 'instances'], label: 'Instance map', hint: 'Which person a pixel shows' },
  { kind: 'switch', path: ['outputs', 'depth'], label: 'Depth', hint: 'Distance from the camera plane in millimetres, 16 bits' },
  { kind: 'switch', path: ['outputs', 'normals'], label: 'Normals', hint: 'In camera space, 16 bits' },
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
