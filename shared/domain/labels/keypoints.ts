/**
 * Names of keypoints in the order of COCO-WholeBody (Jin et al., 2020): 17 of the body (COCO), 6 of the feet, 68 of the face
 * (iBUG), 21 of each hand. Body and finger points are joints of the rig, inside the body; toes, heels, ears, fingertips and
 * all points of the face lie on the skin. Left and right are the person's. The worker computes them on the posed body
 * (`human/points/keypoints.py`), and a test compares the names.
 */
function numbered<Name extends string>(name: Name, count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, i) => `${name}${i + first}`);
}

const BODY_KEYPOINTS = [
  'nose', 'leftEye', 'rightEye', 'leftEar', 'rightEar', 'leftShoulder', 'rightShoulder', 'leftElbow', 'rightElbow', 'leftWrist',
  'rightWrist', 'leftHip', 'rightHip', 'leftKnee', 'rightKnee', 'leftAnkle', 'rightAnkle',
] as const; // biome-ignore format: a table reads better in columns

const FOOT_KEYPOINTS = ['leftBigToe', 'leftSmallToe', 'leftHeel', 'rightBigToe', 'rightSmallToe', 'rightHeel'] as const;

/** iBUG 1–68; sides of the person, those at the viewer's left first. */
const FACE_KEYPOINTS: readonly string[] = [
  ...numbered('jaw', 17),
  ...numbered('rightEyebrow', 5),
  ...numbered('leftEyebrow', 5),
  ...numbered('noseBridge', 4),
  ...numbered('nostril', 5),
  ...numbered('rightEyelid', 6),
  ...numbered('leftEyelid', 6),
  ...numbered('outerLip', 12),
  ...numbered('innerLip', 8),
];

const FINGERS = ['Thumb', 'Index', 'Middle', 'Ring', 'Little'] as const;

function handKeypoints(side: 'left' | 'right'): string[] {
  return [`${side}HandWrist`, ...FINGERS.flatMap((finger) => numbered(`${side}Hand${finger}`, 4, 1))];
}

/** All 133, in COCO-WholeBody's order. */
export const KEYPOINTS: readonly string[] = [
  ...BODY_KEYPOINTS,
  ...FOOT_KEYPOINTS,
  ...FACE_KEYPOINTS,
  ...handKeypoints('left'),
  ...handKeypoints('right'),
];

type Edge = readonly [string, string];

/** One after another. */
function chain(...names: string[]): Edge[] {
  return names.slice(1).map((name, i) => [names[i] ?? name, name]);
}

const bothSides = (edges: (side: 'left' | 'right') => Edge[]): Edge[] => [...edges('left'), ...edges('right')];

/** Lines that a drawing of the keypoints connects. */
export const SKELETON_EDGES: readonly Edge[] = [
  ...chain('leftShoulder', 'rightShoulder', 'rightHip', 'leftHip', 'leftShoulder'),
  ...chain('leftEar', 'leftEye', 'nose', 'rightEye', 'rightEar'),
  ...bothSides((side) => [
    ...chain(`${side}Shoulder`, `${side}Elbow`, `${side}Wrist`),
    ...chain(`${side}Hip`, `${side}Knee`, `${side}Ankle`, `${side}BigToe`),
    ...chain(`${side}Ankle`, `${side}Heel`),
    ...chain(`${side}BigToe`, `${side}SmallToe`),
    ...FINGERS.flatMap((finger) => chain(`${side}HandWrist`, ...numbered(`${side}Hand${finger}`, 4, 1))),
  ]),
];
