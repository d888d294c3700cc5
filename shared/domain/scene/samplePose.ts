import type { AssetIndex, PoseAsset } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { sampleHands } from './sampleHands.ts';
import type { Person } from './spec/person.ts';

type Pose = Person['pose'];
type Turn = Pose['turns'][number];

const X = [1, 0, 0] as const;
const Y = [0, 1, 0] as const;
const Z = [0, 0, 1] as const;

/** Joint jitter as multiples of the preset's deviation: necks and heads turn more than knees. */
const JITTER: readonly { bone: string; axis: readonly [number, number, number]; times: number }[] = [
  { bone: 'upperarm01.L', axis: Z, times: 0.9 },
  { bone: 'upperarm01.R', axis: Z, times: 0.9 },
  { bone: 'upperarm01.L', axis: X, times: 1 },
  { bone: 'upperarm01.R', axis: X, times: 1 },
  { bone: 'upperleg01.L', axis: X, times: 0.6 },
  { bone: 'upperleg01.R', axis: X, times: 0.6 },
  { bone: 'head', axis: Y, times: 2.2 },
  { bone: 'head', axis: X, times: 1.2 },
  { bone: 'neck02', axis: Z, times: 1 },
  { bone: 'spine02', axis: Y, times: 1 },
  { bone: 'spine03', axis: Z, times: 0.5 },
];
/** People who sit or lie rest on something: their legs and backs stay as they are. */
const RESTING = ['upperleg01.L', 'upperleg01.R', 'spine02', 'spine03'];

/** The axis that the left hand's fingers curl about; the right one's is its mirror image. */
const CURL = { L: [0.51, -0.57, -0.64], R: [0.51, 0.57, 0.64] } as const;

/** Fingers curl together, each a little more or less; the worker stops them at a fist. */
function fingerTurns(draws: Draws, side: 'L' | 'R'): Turn[] {
  if (draws.chance(`pose.fist.${side}`, 0.4)) return [];
  const curl = draws.range(`pose.curl.${side}`, -0.08, 0.35);
  return ['2', '3', '4', '5'].flatMap((finger) => {
    const own = rounded(curl * draws.range(`pose.curl.${side}.${finger}`, 0.7, 1.2));
    return ['1', '2', '3'].map((joint) => ({ bone: `finger${finger}-${joint}.${side}`, axis: [...CURL[side]], angle: own }) satisfies Turn);
  });
}

/** An arm that swings, lifts or bends on top of what the pose does. */
function armTurns(draws: Draws, side: 'L' | 'R'): Turn[] {
  if (!draws.chance(`pose.arm.${side}`, 0.25)) return [];
  const outward = side === 'L' ? 1 : -1;
  return [
    { bone: `upperarm01.${side}`, axis: [...Z], angle: rounded(outward * draws.range(`pose.arm.${side}.lift`, -0.05, 0.5)) },
    { bone: `upperarm01.${side}`, axis: [...X], angle: rounded(draws.range(`pose.arm.${side}.swing`, -0.5, 0.25)) },
    { bone: `lowerarm01.${side}`, axis: [...X], angle: rounded(-draws.range(`pose.arm.${side}.bend`, 0, 1)) },
  ];
}

/** Both eyes look the same way, seldom straight ahead. */
function gazeTurns(draws: Draws): Turn[] {
  const across = rounded(Math.max(-0.4, Math.min(0.4, draws.normal('gaze.across', 0, 0.16))));
  const down = rounded(Math.max(-0.2, Math.min(0.3, draws.normal('gaze.down', 0.02, 0.08))));
  return ['L', 'R'].flatMap((side) => [
    { bone: `eye.${side}`, axis: [...X], angle: down } satisfies Turn,
    { bone: `eye.${side}`, axis: [...Y], angle: across } satisfies Turn,
  ]);
}

function drawHalves(
  draws: Draws,
  preset: Preset,
  assets: AssetIndex,
): { lower: PoseAsset; upper: PoseAsset; halves: Pick<Pose, 'lower' | 'upper'> } {
  const { standing, sitting, moving, floor, mixedShare } = preset.person.pose;
  const kind = draws.weighted('pose.kind', { standing, sitting, moving, floor });
  const own = draws.pick(
    'pose.lower',
    assets.poses.filter((entry) => entry.kind === kind),
  );
  const lower = { asset: own.id, mirrored: draws.chance('pose.lower.mirrored', 0.5) };
  // Who lies or props the body on a hand keeps the arms that go with it.
  if (kind === 'floor' || !draws.chance('pose.mixed', mixedShare))
    return { lower: own, upper: own, halves: { lower, upper: { ...lower } } };
  // Arms of a standing or moving pose go with any legs; a sitting one's rest on knees that may not be there.
  const others = assets.poses.filter((entry) => entry.kind === 'standing' || entry.kind === kind);
  const other = draws.pick('pose.upper', others);
  const upper = { asset: other.id, mirrored: draws.chance('pose.upper.mirrored', 0.5) };
  return { lower: own, upper: other, halves: { lower, upper } };
}

/** How one subject stands, sits, moves or lies, and its turn away from the front (paper, section 3.1). */
export function samplePose(draws: Draws, preset: Preset, assets: AssetIndex): { pose: Pose; turn: number } {
  const { pose } = preset.person;
  const { lower, upper, halves } = drawHalves(draws, preset, assets);
  const rests = lower.kind === 'sitting' || lower.kind === 'floor';
  const jitter = JITTER.map(({ bone, axis, times }, i) => ({
    bone,
    axis: [...axis] satisfies number[] as [number, number, number],
    angle: rests && RESTING.includes(bone) ? 0 : rounded(draws.normal('pose.jitter', 0, pose.jitter * times, i)),
  }));
  const hands = lower.kind === 'floor' ? [] : sampleHands(draws, pose.handGoalShare, lower.kind, upper, halves.upper.mirrored);
  const busy = new Set(hands.map(({ side }) => (side === 'left' ? 'L' : 'R')));
  const isStill = lower.kind === 'standing' && upper.kind === 'standing';
  const arms = (['L', 'R'] as const).filter((side) => isStill && !busy.has(side)).flatMap((side) => armTurns(draws, side));
  const turns = [...jitter, ...arms, ...fingerTurns(draws, 'L'), ...fingerTurns(draws, 'R'), ...gazeTurns(draws)];
  return {
    pose: { ...halves, turns: turns.filter((turn) => Math.abs(turn.angle) > 1e-3), hands },
    // Who lies may lie any way round.
    turn: rounded(draws.normal('turn', 0, lower.kind === 'floor' ? 1.2 : pose.turn)),
  };
}
