import { type Field, share, weight } from '../../../forms/field.ts';
import { presetFields } from '../../../texts/presetFields.ts';

const words = presetFields.body;

export const BODY: readonly Field[] = [
  { kind: 'range', path: ['person', 'muscle'], label: words.muscle, step: 0.05 },
  { kind: 'range', path: ['person', 'weight'], label: words.weight, step: 0.05 },
  { kind: 'range', path: ['person', 'height', 'female'], label: words.heightFemale, unit: 'm', step: 0.02 },
  { kind: 'range', path: ['person', 'height', 'male'], label: words.heightMale, unit: 'm', step: 0.02 },
  {
    kind: 'number',
    path: ['person', 'detail'],
    label: words.detailSpread,
    step: 0.02,
    hint: words.detailSpreadHint,
  },
  share(['person', 'expression', 'neutralShare'], words.neutralFace),
  { kind: 'range', path: ['person', 'expression', 'strength'], label: words.expression, step: 0.05 },
];

export const POSE: readonly Field[] = [
  weight(['person', 'pose', 'standing'], words.standing),
  weight(['person', 'pose', 'sitting'], words.sitting),
  weight(['person', 'pose', 'moving'], words.moving),
  weight(['person', 'pose', 'floor'], words.onTheFloor, words.onTheFloorHint),
  share(['person', 'pose', 'mixedShare'], words.mixedPoses, words.mixedPosesHint),
  share(['person', 'pose', 'handGoalShare'], words.handsLaidOn, words.handsLaidOnHint),
  { kind: 'number', path: ['person', 'pose', 'jitter'], label: words.jointJitter, unit: '°', step: 0.01, factor: 180 / Math.PI, digits: 1 },
  { kind: 'number', path: ['person', 'pose', 'turn'], label: words.turnSpread, unit: '°', step: 0.03, factor: 180 / Math.PI, digits: 0 },
];
