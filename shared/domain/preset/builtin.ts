import { LABEL_POLICIES } from '../labels/labelPolicy.ts';
import type { Framing } from './schema/camera.ts';
import { PRESET_FORMAT, PRESET_VERSION, type Preset } from './schema.ts';

/**
 * The built-in presets. What is sampled are the paper's formulas; the defaults follow what made synthetic frames teach
 * on real photographs: tight framing, photographs and panoramas behind the person, much clutter,
 * partly clothed people in the mix, exposure steered by the person, skin types balanced.
 * On a 36 mm sensor at distance d a lens f sees a width of 36·d/f.
 */
const FACE: Framing = {
  name: 'face',
  weight: 1,
  focalPoints: ['face'],
  focalPointSpread: 0.03,
  radius: { min: 1.6, max: 1.6 },
  height: { min: 1.3, max: 1.85 },
  pFront: 3.5,
  focalLength: { min: 115, max: 230 },
  pFocal: 1,
  roll: 0.1,
};

const PORTRAIT: Framing = {
  ...FACE,
  name: 'portrait',
  focalPoints: ['upperBody'],
  focalPointSpread: 0.07,
  radius: { min: 1.8, max: 1.8 },
  height: { min: 1.0, max: 1.8 },
  pFront: 3,
  focalLength: { min: 62, max: 125 },
};

const FULL_BODY: Framing = {
  ...FACE,
  name: 'full body',
  focalPoints: ['body'],
  focalPointSpread: 0.12,
  radius: { min: 2.6, max: 2.6 },
  height: { min: 0.5, max: 1.9 },
  pFront: 2.5,
  focalLength: { min: 40, max: 60 },
  roll: 0.06,
};

const HAND: Framing = {
  ...FACE,
  name: 'left hand',
  focalPoints: ['leftHand'],
  focalPointSpread: 0.05,
  radius: { min: 1.5, max: 1.5 },
  height: { min: 0.7, max: 1.6 },
  pFront: 2,
  focalLength: { min: 70, max: 170 },
};

const LENS = {
  sensor: 36,
  depthOfField: { share: 0.3, fStop: { min: 1.4, max: 8 } },
  motionBlur: { share: 0, distance: { min: 0, max: 0.02 } },
} as const;

const PORTRAITS: Preset = {
  format: PRESET_FORMAT,
  version: PRESET_VERSION,
  name: 'portraits',
  notes: 'Head and shoulders to the waist, mostly from the front.',
  seed: 1,
  frames: 1000,
  framesPerSubject: 4,
  render: { width: 256, height: 256, samples: 4, denoise: true, bounces: 4, filterWidth: 1 },
  labels: { ...LABEL_POLICIES.paper, skin: [...LABEL_POLICIES.paper.skin] },
  outputs: { coverage: false, instances: false, depth: false, normals: false },
  emptyShare: 0,
  minimumPersonShare: 0.04,
  attempts: 4,
  people: { count: { '1': 1, '2': 0, '3': 0, '4': 0, '5': 0 }, distance: { min: 0.7, max: 4 } },
  person: {
    provider: 'builtin',
    femaleShare: 0.5,
    age: { min: 25, max: 75 },
    muscle: { min: 0.3, max: 0.8 },
    weight: { min: 0.25, max: 0.85 },
    height: { female: { min: 1.5, max: 1.8 }, male: { min: 1.6, max: 1.95 } },
    ethnicity: { african: 1, asian: 1, caucasian: 1 },
    tone: { I: 1, II: 2, III: 2, IV: 1.5, V: 1.2, VI: 1.2 },
    skin: {
      wrinkles: { min: 0.2, max: 0.9 },
      pores: { min: 0.3, max: 1 },
      freckledShare: 0.15,
      moles: { min: 0, max: 0.6 },
      blemishes: { min: 0, max: 0.5 },
      tanLineShare: 0.12,
      makeUpShare: 0.45,
      tattooedShare: 0.12,
    },
    detail: 0.3,
    expression: { neutralShare: 0.3, strength: { min: 0.3, max: 1 } },
    pose: { standing: 0.75, sitting: 0.1, moving: 0.15, floor: 0.05, mixedShare: 0.4, handGoalShare: 0.25, jitter: 0.1, turn: 0.3 },
    hair: { baldShare: 0.06, croppedShare: 0.3, naturalShare: 0.95, facialHairShare: 0.4 },
    clothing: {
      pClothed: 0.75,
      suitShare: 0.5,
      shoesShare: 0.85,
      hatShare: 0.04,
      glassesShare: 0.18,
      jewelleryShare: 0.25,
      wrapShare: 0.05,
      patternShare: 0.55,
    },
  },
  room: {
    width: { min: 4, max: 8 },
    depth: { min: 4, max: 8 },
    height: { min: 2.6, max: 3.6 },
    pBackground: 0.8,
    backgrounds: { photographs: 0.6, patterns: 0.25, userFolder: 1 },
    environmentShare: 0.25,
    clutter: { min: 4, max: 22 },
    furniture: { min: 0, max: 6 },
    openingShare: 0.25,
    skinLikeShare: 0.3,
  },
  lights: {
    large: { size: { min: 2, max: 2 }, energy: { min: 50, max: 1000 }, tracked: true, count: 1 },
    small: { size: { min: 0.4, max: 0.4 }, energy: { min: 50, max: 1000 }, tracked: false, count: 2 },
    warmth: 0.35,
    frontShare: 0.6,
  },
  exposure: { kind: 'steered', brightness: { min: 0.45, max: 0.66 }, dark: 0.7 },
  standardViewShare: 0.5,
  camera: { ...LENS, framings: [PORTRAIT] },
};

const FACES: Preset = {
  ...PORTRAITS,
  name: 'faces',
  notes: 'Close heads; the best choice for photographs of faces.',
  camera: { ...LENS, framings: [FACE] },
};

const FULL_BODIES: Preset = {
  ...PORTRAITS,
  name: 'full-body',
  notes: 'Whole people, standing, sitting and moving.',
  minimumPersonShare: 0.03,
  room: { ...PORTRAITS.room, width: { min: 5.6, max: 9 }, depth: { min: 5.6, max: 9 } },
  camera: { ...LENS, framings: [FULL_BODY] },
};

const MIXED: Preset = {
  ...PORTRAITS,
  name: 'mixed',
  notes: 'Faces, portraits, whole people and hands together: the general-purpose mix.',
  emptyShare: 0.02,
  camera: {
    ...LENS,
    framings: [
      { ...FACE, weight: 0.46 },
      { ...PORTRAIT, weight: 0.34 },
      { ...FULL_BODY, weight: 0.12 },
      { ...HAND, weight: 0.04 },
      { ...HAND, name: 'right hand', focalPoints: ['rightHand'], weight: 0.04 },
    ],
  },
};

const GROUPS: Preset = {
  ...FULL_BODIES,
  name: 'groups',
  notes: 'One to five people, near and far; an instance map tells them apart.',
  outputs: { ...PORTRAITS.outputs, instances: true },
  minimumPersonShare: 0.015,
  people: { count: { '1': 1, '2': 3, '3': 2.5, '4': 1.5, '5': 1 }, distance: { min: 0.8, max: 4.5 } },
  room: { ...FULL_BODIES.room, width: { min: 6.5, max: 11 }, depth: { min: 6.5, max: 11 }, clutter: { min: 3, max: 14 } },
  camera: {
    ...LENS,
    framings: [
      { ...FULL_BODY, name: 'group', weight: 0.6, radius: { min: 2.8, max: 4.4 }, focalLength: { min: 26, max: 42 } },
      {
        ...PORTRAIT,
        name: 'near group',
        weight: 0.4,
        focalPointSpread: 0.2,
        radius: { min: 1.8, max: 2.6 },
        focalLength: { min: 24, max: 45 },
      },
    ],
  },
};

export const BUILTIN_PRESETS: readonly Preset[] = [MIXED, FACES, PORTRAITS, FULL_BODIES, GROUPS];

export function builtinPreset(name: string): Preset | undefined {
  return BUILTIN_PRESETS.find((preset) => preset.name === name);
}
