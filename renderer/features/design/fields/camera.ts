import { type Field, share, weight } from '../../../forms/field.ts';
import type { Path } from '../../../forms/path.ts';
import { presetFields } from '../../../texts/presetFields.ts';

const words = presetFields.camera;

export const FOCAL_POINTS = [
  { value: 'face', label: words.face },
  { value: 'upperBody', label: words.upperBody },
  { value: 'body', label: words.wholeBody },
  { value: 'hip', label: words.hip },
  { value: 'leftHand', label: words.leftHand },
  { value: 'rightHand', label: words.rightHand },
  { value: 'leftElbow', label: words.leftElbow },
  { value: 'rightElbow', label: words.rightElbow },
  { value: 'leftShoulder', label: words.leftShoulder },
  { value: 'rightShoulder', label: words.rightShoulder },
  { value: 'leftKnee', label: words.leftKnee },
  { value: 'rightKnee', label: words.rightKnee },
  { value: 'feet', label: words.bothFeet },
  { value: 'leftFoot', label: words.leftFoot },
  { value: 'rightFoot', label: words.rightFoot },
] as const;

/** Fields of one framing: where it looks, and the cylinder its cameras stand on. */
export function framingFields(index: number) {
  const at = (...rest: Path) => ['camera', 'framings', index, ...rest];
  return {
    place: [
      {
        kind: 'choices',
        path: at('focalPoints'),
        label: words.looksAt,
        options: FOCAL_POINTS,
        hint: words.looksAtHint,
      },
      {
        kind: 'number',
        path: at('focalPointSpread'),
        label: words.focalSpread,
        unit: 'm',
        step: 0.01,
        softMax: 0.5,
        hint: words.focalSpreadHint,
      },
      {
        kind: 'number',
        path: at('roll'),
        label: words.rollSpread,
        unit: '°',
        step: 0.01,
        factor: 180 / Math.PI,
        digits: 1,
        hint: words.rollSpreadHint,
      },
    ],
    angle: [
      {
        kind: 'number',
        path: at('pFront'),
        label: words.pFront,
        step: 0.1,
        softMax: 10,
        hint: words.pFrontHint,
      },
    ],
    lens: [
      {
        kind: 'range',
        path: at('focalLength'),
        label: words.focalLength,
        unit: 'mm',
        step: 1,
        digits: 0,
        softMax: 300,
        hint: words.focalLengthHint,
      },
      { kind: 'number', path: at('pFocal'), label: words.pFocal, step: 0.1, softMax: 10, hint: words.pFocalHint },
    ],
    height: [{ kind: 'range', path: at('height'), label: words.height, unit: 'm', step: 0.05, softMax: 4, hint: words.heightHint }],
    radius: [{ kind: 'range', path: at('radius'), label: words.radius, unit: 'm', step: 0.05, softMax: 8, hint: words.radiusHint }],
    name: [{ kind: 'text', path: at('name'), label: words.name }],
    weight: [weight(at('weight'), words.weight, words.weightHint)],
  } satisfies Record<string, Field[]>;
}

/** What the lens does in every framing. */
export const LENS: readonly Field[] = [
  { kind: 'number', path: ['camera', 'sensor'], label: words.sensorWidth, unit: 'mm', step: 1, softMax: 60, digits: 1 },
  share(['camera', 'depthOfField', 'share'], words.wideAperture, words.wideApertureHint),
  {
    kind: 'range',
    path: ['camera', 'depthOfField', 'fStop'],
    label: words.fStop,
    unit: 'f/',
    step: 0.1,
    digits: 1,
    softMax: 22,
    hint: words.fStopHint,
  },
  share(['camera', 'motionBlur', 'share'], words.movingCamera, words.movingCameraHint),
  {
    kind: 'range',
    path: ['camera', 'motionBlur', 'distance'],
    label: words.motion,
    unit: 'mm',
    factor: 1000,
    digits: 0,
    step: 0.001,
    softMax: 0.05,
    hint: words.motionHint,
  },
];
