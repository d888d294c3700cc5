import { type Field, share, weight } from '../../../forms/field.ts';
import type { Path } from '../../../forms/path.ts';

export const FOCAL_POINTS = [
  { value: 'face', label: 'Face' },
  { value: 'upperBody', label: 'Upper body' },
  { value: 'body', label: 'Whole body' },
  { value: 'hip', label: 'Hip' },
  { value: 'leftHand', label: 'Left hand' },
  { value: 'rightHand', label: 'Right hand' },
  { value: 'leftElbow', label: 'Left elbow' },
  { value: 'rightElbow', label: 'Right elbow' },
  { value: 'leftShoulder', label: 'Left shoulder' },
  { value: 'rightShoulder', label: 'Right shoulder' },
  { value: 'leftKnee', label: 'Left knee' },
  { value: 'rightKnee', label: 'Right knee' },
  { value: 'feet', label: 'Both feet' },
  { value: 'leftFoot', label: 'Left foot' },
  { value: 'rightFoot', label: 'Right foot' },
] as const;

/** Fields of one framing: where it looks, and the cylinder its cameras stand on. */
export function framingFields(index: number) {
  const at = (...rest: Path) => ['camera', 'framings', index, ...rest];
  return {
    place: [
      {
        kind: 'choices',
        path: at('focalPoints'),
        label: 'Looks at',
        options: FOCAL_POINTS,
        hint: 'Of several parts of the body, one is drawn for each frame',
      },
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
    name: [{ kind: 'text', path: at('name'), label: 'Name' }],
    weight: [weight(at('weight'), 'Weight', 'Share of the frames, relative to the other framings')],
  } satisfies Record<string, Field[]>;
}

/** What the lens does in every framing. */
export const LENS: readonly Field[] = [
  { kind: 'number', path: ['camera', 'sensor'], label: 'Sensor width', unit: 'mm', step: 1, softMax: 60, digits: 1 },
  share(
    ['camera', 'depthOfField', 'share'],
    'Wide aperture',
    'Share of frames with a blurred background; the others are sharp throughout. Masks stay those of a pinhole',
  ),
  {
    kind: 'range',
    path: ['camera', 'depthOfField', 'fStop'],
    label: 'F-stop',
    unit: 'f/',
    step: 0.1,
    digits: 1,
    softMax: 22,
    hint: 'Smaller: more blur',
  },
  share(
    ['camera', 'motionBlur', 'share'],
    'Moving camera',
    'Share of frames blurred by motion. Masks stay those of the middle of the exposure',
  ),
  {
    kind: 'range',
    path: ['camera', 'motionBlur', 'distance'],
    label: 'Motion',
    unit: 'mm',
    factor: 1000,
    digits: 0,
    step: 0.001,
    softMax: 0.05,
    hint: 'How far the camera travels while the shutter is open',
  },
];
