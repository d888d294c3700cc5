import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import type { Person } from './spec/person.ts';

type Pose = Person['pose'];
type Turn = Pose['turns'][number];

const X = [1, 0, 0] as const;
const Y = [0, 1, 0] as const;
const Z = [0, 0, 1] as const;

/** Joint jitter as multiples of the preset's deviation: necks and heads turn more than knees. */
const JITTER: readonly { bone: string; axis: readonly [number, number, number]; times: number }[] = [
  { bone: 'upperarm01.L', axis: Z, times: 1.2 },
  { bone: 'upperarm01.R', axis: Z, times: 1.2 },
  { bone: 'upperarm01.L', axis: X, times: 1 },
  { bone: 'upperarm01.R', axis: X, times: 1 },
  { bone: 'upperleg01.L', axis: X, times: 0.6 },
  { bone: 'upperleg01.R', axis: X, times: 0.6 },
  { bone: 'head', axis: Y, times: 2.5 },
  { bone: 'head', axis: X, times: 1.2 },
  { bone: 'neck02', axis: Z, times: 1.2 },
  { bone: 'spine02', axis: Y, times: 1.2 },
  { bone: 'spine03', axis: Z, times: 0.5 },
];

/** Fingers curl together, each a little more or less. */
function fingerTurns(draws: Draws, side: 'L' | 'R'): Turn[] {
  if (draws.chance(`pose.fist.${side}`, 0.5)) return [];
  const curl = draws.range(`pose.curl.${side}`, 0, 0.55);
  const inward = side === 'R' ? 1 : -1;
  const turns: Turn[] = [];
  for (const finger of ['2', '3', '4', '5']) {
    const own = curl * draws.range(`pose.curl.${side}.${finger}`, 0.7, 1.2);
    for (const joint of ['1', '2', '3']) {
      turns.push({ bone: `finger${finger}-${joint}.${side}`, axis: [...Z], angle: rounded(inward * own) });
    }
  }
  return turns;
}

/** Arms that hang, lift or bend, on top of whatever the pose does: the package has few poses. */
function armTurns(draws: Draws): Turn[] {
  const turns: Turn[] = [];
  for (const [side, outward] of [
    ['L', -1],
    ['R', 1],
  ] as const) {
    if (!draws.chance(`pose.arm.${side}`, 0.45)) continue;
    turns.push(
      { bone: `upperarm01.${side}`, axis: [...Z], angle: rounded(outward * draws.range(`pose.arm.${side}.lift`, -0.25, 0.55)) },
      { bone: `upperarm01.${side}`, axis: [...X], angle: rounded(draws.range(`pose.arm.${side}.swing`, -0.5, 0.25)) },
      { bone: `lowerarm01.${side}`, axis: [...X], angle: rounded(-draws.range(`pose.arm.${side}.bend`, 0, 1.5)) },
    );
  }
  return turns;
}

export function samplePose(draws: Draws, preset: Preset, assets: AssetIndex): { pose: Pose; turn: number } {
  const { pose } = preset.person;
  const kind = draws.weighted('pose.kind', { standing: pose.standing, sitting: pose.sitting, moving: pose.moving });
  const candidates = assets.poses.filter((entry) => entry.kind === kind);
  const lower = { asset: draws.pick('pose.lower', candidates).id, mirrored: draws.chance('pose.lower.mirrored', 0.5) };
  const mixed = draws.chance('pose.mixed', pose.mixedShare);
  // Arms of a standing or moving pose go with any legs; a sitting one's rest on knees that may not be there.
  const upperCandidates = assets.poses.filter((entry) => entry.kind !== 'sitting');
  const upper = mixed
    ? { asset: draws.pick('pose.upper', upperCandidates).id, mirrored: draws.chance('pose.upper.mirrored', 0.5) }
    : { ...lower };
  const jitter = JITTER.map(({ bone, axis, times }, i) => ({
    bone,
    axis: [...axis] satisfies number[] as [number, number, number],
    angle: rounded(draws.normal('pose.jitter', 0, pose.jitter * times, i)),
  }));
  const turns = [...jitter, ...(kind === 'moving' ? [] : armTurns(draws)), ...fingerTurns(draws, 'L'), ...fingerTurns(draws, 'R')];
  return {
    pose: { upper, lower, turns: turns.filter((turn) => Math.abs(turn.angle) > 1e-3), hands: [] },
    turn: rounded(draws.normal('turn', 0, pose.turn)),
  };
}
