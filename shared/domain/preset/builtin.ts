import { LABEL_POLICIES } from '../labels/labelPolicy.ts';
import type { Framing } from './schema/camera.ts';
import { WHOLE_ROOM } from './schema/lights.ts';
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
  focalLength: { min: 108, max: 220 },
  pFocal: 1,
  roll: 0.1,
};

const PORTRAIT: Framing = {
  ...FACE,
  name: 'portrait',
  focalPoints: ['face', 'upperBody'],
  focalPointSpread: 0.06,
  radius: { min: 1.8, max: 1.8 },
  height: { min: 1.0, max: 1.8 },
  pFront: 3,
  focalLength: { min: 66, max: 120 },
};

const FULL_BODY: Framing = {
  ...FACE,
  name: 'full body',
  focalPoints: ['body'],
  focalPointSpread: 0.1,
  radius: { min: 2.6, max: 2.6 },
  height: { min: 0.5, max: 1.9 },
  pFront: 2.5,
  focalLength: { min: 38, max: 54 },
  roll: 0.06,
};

const HAND: Framing = {
  ...FACE,
  name: 'hand',
  focalPoints: ['leftHand', 'rightHand'],
  focalPointSpread: 0.05,
  radius: { min: 1.5, max: 1.5 },
  height: { min: 0.7, max: 1.6 },
  pFront: 2,
  focalLength: { min: 70, max: 170 },
};

const LENS = {
  sensor: 36,
  depthOfField: { share: 0.22, fStop: { min: 2.4, max: 11 } },
  motionBlur: { share: 0.04, distance: { min: 0.002, max: 0.012 } },
} as const;

const PORTRAITS: Preset = {
  format: PRESET_FORMAT,
  version: PRESET_VERSION,
  name: 'portraits',
  notes:
    'Head to waist, mostly from the front: 0.54 to 1 m of picture about the face or the chest. Lenses of 66 to 120 mm at 1.8 m, p_focal 1.',
  seed: 1,
  frames: 1000,
  framesPerSubject: 4,
  render: { width: 256, height: 256, samples: 2, denoise: true, bounces: 4, filterWidth: 1 },
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
      patternShare: 0.42,
    },
  },
  room: {
    width: { min: 4, max: 8 },
    depth: { min: 4, max: 8 },
    height: { min: 2.6, max: 3.6 },
    pBackground: 0.5,
    backgrounds: { photographs: 0.85, patterns: 0.15, userFolder: 1 },
    environmentShare: 0.18,
    clutter: { min: 5, max: 20 },
    furniture: { min: 1, max: 8 },
    openingShare: 0.3,
    skinLikeShare: 0.3,
  },
  lights: {
    large: { size: { min: 2, max: 2 }, energy: { min: 50, max: 1000 }, tracked: true, count: 1, place: WHOLE_ROOM },
    small: { size: { min: 0.4, max: 0.4 }, energy: { min: 50, max: 1000 }, tracked: false, count: 2, place: WHOLE_ROOM },
    warmth: 0.3,
    frontShare: 0.7,
  },
  exposure: { kind: 'steered', brightness: { min: 0.56, max: 0.78 }, dark: 0.62 },
  standardViewShare: 0.5,
  photograph: { sharpness: { min: 0.4, max: 1.4 }, grain: { min: 0.002, max: 0.02 } },
  camera: { ...LENS, framings: [PORTRAIT] },
};

const FACES: Preset = {
  ...PORTRAITS,
  name: 'faces',
  notes:
    'Close heads; the best choice for photographs of faces: 0.26 to 0.53 m of picture about the face. Lenses of 108 to 220 mm at 1.6 m, p_focal 1.',
  camera: { ...LENS, framings: [FACE] },
};

const FULL_BODIES: Preset = {
  ...PORTRAITS,
  name: 'full-body',
  notes: 'Whole people, standing, sitting and moving: 1.7 to 2.5 m of picture about the body. Lenses of 38 to 54 mm at 2.6 m, p_focal 1.',
  minimumPersonShare: 0.03,
  room: { ...PORTRAITS.room, width: { min: 5.6, max: 9 }, depth: { min: 5.6, max: 9 } },
  camera: { ...LENS, framings: [FULL_BODY] },
};

const MIXED: Preset = {
  ...PORTRAITS,
  name: 'mixed',
  notes: 'Faces (50 %), portraits (34 %), whole people (9 %) and hands (7 %) together: the general-purpose mix.',
  emptyShare: 0.02,
  camera: {
    ...LENS,
    framings: [
      { ...FACE, weight: 0.5 },
      { ...PORTRAIT, weight: 0.34 },
      { ...FULL_BODY, weight: 0.09 },
      { ...HAND, weight: 0.07 },
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

const HANDS_AND_FEET: Preset = {
  ...PORTRAITS,
  name: 'hands-and-feet',
  notes:
    'Hands within 0.3 to 0.8 m of picture, bare feet and legs within 0.4 to 1 m, arms and knees: what head-and-shoulder pictures lack.',
  minimumPersonShare: 0.03,
  person: {
    ...PORTRAITS.person,
    pose: { ...PORTRAITS.person.pose, handGoalShare: 0.6 },
    clothing: { ...PORTRAITS.person.clothing, shoesShare: 0.25, pClothed: 0.6 },
  },
  camera: {
    ...LENS,
    framings: [
      { ...HAND, weight: 0.45 },
      {
        ...HAND,
        name: 'foot',
        weight: 0.3,
        focalPoints: ['leftFoot', 'rightFoot', 'feet'],
        height: { min: 0.2, max: 1.5 },
        focalLength: { min: 55, max: 130 },
      },
      {
        ...HAND,
        name: 'limb',
        weight: 0.25,
        focalPoints: ['leftElbow', 'rightElbow', 'leftKnee', 'rightKnee', 'leftShoulder', 'rightShoulder'],
        focalLength: { min: 60, max: 140 },
      },
    ],
  },
};

const WINDOW_PORTRAITS: Preset = {
  ...PORTRAITS,
  name: 'window-portraits',
  notes: 'Faces and portraits in the light of one large soft lamp from any side, before windows and furniture out of focus.',
  room: { ...PORTRAITS.room, environmentShare: 0.1, pBackground: 0.2, openingShare: 0.6, furniture: { min: 2, max: 8 } },
  lights: {
    large: { size: { min: 2.5, max: 4 }, energy: { min: 300, max: 900 }, tracked: true, count: 1, place: WHOLE_ROOM },
    small: { size: { min: 0.8, max: 1.5 }, energy: { min: 10, max: 90 }, tracked: false, count: 1, place: WHOLE_ROOM },
    warmth: 0.25,
    frontShare: 0.75,
  },
  camera: {
    ...LENS,
    depthOfField: { share: 0.9, fStop: { min: 1.8, max: 4 } },
    framings: [
      { ...FACE, weight: 0.4 },
      { ...PORTRAIT, weight: 0.6 },
    ],
  },
};

const PAPER: Preset = {
  ...PORTRAITS,
  name: 'paper',
  notes:
    "The paper's way, as far as it gives numbers: rooms of plain walls with photographs, one lamp of 2 m that follows the person and two small ones, 50 to 1000 W, Filmic, all in focus, exposure left to the lamps.",
  framesPerSubject: 1,
  minimumPersonShare: 0,
  attempts: 1,
  room: {
    ...PORTRAITS.room,
    pBackground: 0.5,
    backgrounds: { photographs: 1, patterns: 0, userFolder: 1 },
    environmentShare: 0,
    clutter: { min: 0, max: 0 },
    furniture: { min: 0, max: 0 },
    openingShare: 0,
  },
  lights: { ...PORTRAITS.lights, warmth: 0, frontShare: 0 },
  exposure: { kind: 'fixed', stops: -2 },
  standardViewShare: 0,
  photograph: { sharpness: { min: 0, max: 0 }, grain: { min: 0, max: 0 } },
  camera: {
    ...LENS,
    depthOfField: { ...LENS.depthOfField, share: 0 },
    motionBlur: { ...LENS.motionBlur, share: 0 },
    framings: [
      { ...FACE, focalPointSpread: 0, roll: 0, weight: 0.5 },
      { ...PORTRAIT, focalPoints: ['upperBody'], focalPointSpread: 0, roll: 0, weight: 0.5 },
    ],
  },
};

export const BUILTIN_PRESETS: readonly Preset[] = [MIXED, FACES, PORTRAITS, FULL_BODIES, HANDS_AND_FEET, WINDOW_PORTRAITS, GROUPS, PAPER];

export function builtinPreset(name: string): Preset | undefined {
  return BUILTIN_PRESETS.find((preset) => preset.name === name);
}
