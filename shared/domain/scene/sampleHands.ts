import type { PoseAsset, PoseKind } from '../assets/index.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import type { HandGoal } from './spec/pose.ts';

/** How often a hand that goes somewhere goes there. */
const GOALS = {
  hip: 3, chin: 1.5, cheek: 1.2, forehead: 0.6, ear: 1.2, chest: 1.2, otherElbow: 1.5, otherShoulder: 0.6, belly: 1,
  neck: 1, headTop: 0.8, front: 2, above: 0.6, side: 0.8, knee: 0,
} as const satisfies Record<HandGoal['goal'], number>; // biome-ignore format: a table reads better in columns
const HELD: readonly HandGoal['goal'][] = ['front', 'above', 'side'];

/** Where a pose's hands belong once it is mirrored or not. */
function ownGoal(upper: PoseAsset, side: HandGoal['side'], mirrored: boolean): HandGoal['goal'] | undefined {
  const from = mirrored ? (side === 'left' ? 'right' : 'left') : side;
  return upper.hands?.[from];
}

/** Goals of the hands: drawn ones for a share of hands, else those of the pose itself. */
export function sampleHands(draws: Draws, goalShare: number, kind: PoseKind, upper: PoseAsset, mirrored: boolean): HandGoal[] {
  const own = draws.part('hand');
  return (['left', 'right'] as const).flatMap((side) => {
    const isDrawn = kind !== 'moving' && own.chance(`${side}.drawn`, goalShare);
    const drawn = own.weighted(`${side}.goal`, kind === 'sitting' ? { ...GOALS, knee: 3, hip: 0.5 } : GOALS);
    const goal = isDrawn ? drawn : ownGoal(upper, side, mirrored);
    if (goal === undefined) return [];
    const spread = HELD.includes(goal) ? 0.09 : 0.012;
    const offset = [0, 1, 2].map((axis) => rounded(own.normal(`${side}.offset`, 0, spread, axis)));
    return [{ side, goal, offset: [offset[0] ?? 0, offset[1] ?? 0, offset[2] ?? 0], strength: 1 } satisfies HandGoal];
  });
}
