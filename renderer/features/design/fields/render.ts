import { type Field, share } from '../../../forms/field.ts';
import { presetFields } from '../../../texts/presetFields.ts';

const words = presetFields.render;

/** What each frame writes beside image, masks and part map. */
export const OUTPUTS: readonly Field[] = [
  {
    kind: 'switch',
    path: ['outputs', 'coverage'],
    label: words.coverageMasks,
    hint: words.coverageMasksHint,
  },
  { kind: 'switch', path: ['outputs', 'instances'], label: words.instanceMap, hint: words.instanceMapHint },
  { kind: 'switch', path: ['outputs', 'depth'], label: words.depth, hint: words.depthHint },
  { kind: 'switch', path: ['outputs', 'normals'], label: words.normals, hint: words.normalsHint },
];

export const RENDER: readonly Field[] = [
  { kind: 'number', path: ['render', 'width'], label: words.width, unit: 'px', step: 16, softMax: 1024 },
  { kind: 'number', path: ['render', 'height'], label: words.height, unit: 'px', step: 16, softMax: 1024 },
  { kind: 'number', path: ['render', 'samples'], label: words.samples, unit: words.perPixel, step: 1, softMax: 64 },
  { kind: 'switch', path: ['render', 'denoise'], label: words.denoise },
  { kind: 'number', path: ['render', 'bounces'], label: words.bounces, step: 1, softMax: 16 },
  { kind: 'number', path: ['render', 'filterWidth'], label: words.filterWidth, unit: 'px', step: 0.05, softMax: 3 },
  { kind: 'number', path: ['seed'], label: words.seed, step: 1, softMax: 1000 },
  { kind: 'number', path: ['frames'], label: words.frames, step: 10, softMax: 10_000 },
  { kind: 'number', path: ['framesPerSubject'], label: words.perSubject, unit: 'frames', step: 1, softMax: 20 },
  share(['emptyShare'], words.nobody, words.nobodyHint),
  share(['minimumPersonShare'], words.leastPerson, words.leastPersonHint),
  { kind: 'number', path: ['attempts'], label: words.attempts, step: 1 },
];
