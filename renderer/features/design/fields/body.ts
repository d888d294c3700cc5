import { type Field, share, weight } from '../../../forms/field.ts';

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
  weight(['person', 'pose', 'floor'], 'On the floor', 'Kneeling, squatting, lying; relative to the others'),
  share(['person', 'pose', 'mixedShare'], 'Mixed poses', 'Upper and lower body from different poses'),
  share(
    ['person', 'pose', 'handGoalShare'],
    'Hands laid on',
    'Share of hands that touch hip, chin, knee and the like, whatever the pose does',
  ),
  { kind: 'number', path: ['person', 'pose', 'jitter'], label: 'Joint jitter', unit: '°', step: 0.01, factor: 180 / Math.PI, digits: 1 },
  { kind: 'number', path: ['person', 'pose', 'turn'], label: 'Turn spread', unit: '°', step: 0.03, factor: 180 / Math.PI, digits: 0 },
];
