import type { HandGoal } from '../scene/spec/pose.ts';
import type { Arm, Side } from './arm.ts';
import { dot, minus, plus, rotate, sizeOf, type Triple, times, unit } from './rotations.ts';
import type { Skeleton } from './skeleton.ts';

/** Half the thickness of a hand, decimetres. */
const THICKNESS = 0.16;
const WHOLE_REACH = 0.96;
/** The other arm farther away than this share of the arm's length is left alone, and the hand laid on the belly. */
const NEAR_ENOUGH = 0.9;

interface Goal {
  readonly bone: string;
  readonly palm: Triple;
  readonly fingers: Triple;
  readonly pole: Triple;
  /** Where along the hand it touches: wrist 0, knuckles 1. */
  readonly touch: number;
}

/** As `human/posing/hand_goals.py`: [outwards, up, to the front] of the arm's own side, in the axes of the bone. */
const ON_BODY: Readonly<Partial<Record<HandGoal['goal'], Goal>>> = {
  hip: { bone: 'spine05', palm: [-1, -0.25, -0.1], fingers: [-0.25, -0.55, 0.8], pole: [1, -0.1, -0.75], touch: 0.75 },
  chin: { bone: 'head', palm: [-0.3, 0.35, -0.9], fingers: [-0.35, 0.9, 0.1], pole: [0.45, -1, 0.25], touch: 1.45 },
  cheek: { bone: 'head', palm: [-0.9, 0.05, -0.4], fingers: [-0.15, 1, -0.15], pole: [0.7, -1, 0.35], touch: 1.2 },
  forehead: { bone: 'head', palm: [-0.15, -0.25, -1], fingers: [-0.95, 0.35, 0.1], pole: [1, -0.35, 0.35], touch: 1.25 },
  ear: { bone: 'head', palm: [-1, 0, -0.15], fingers: [0, 1, -0.25], pole: [0.9, -0.8, 0.3], touch: 1 },
  chest: { bone: 'spine01', palm: [-0.1, -0.05, -1], fingers: [-0.9, 0.4, 0.05], pole: [0.9, -0.9, -0.1], touch: 1.1 },
  belly: { bone: 'spine04', palm: [-0.1, 0, -1], fingers: [-1, -0.1, 0.1], pole: [1, -0.5, -0.5], touch: 1 },
  neck: { bone: 'neck02', palm: [-0.75, -0.15, 0.5], fingers: [-0.7, 0.25, -0.75], pole: [1, 0.15, 0.45], touch: 1.25 },
  headTop: { bone: 'head', palm: [-0.25, -1, -0.1], fingers: [-0.75, 0.3, -0.65], pole: [1, 0.35, 0.35], touch: 1.2 },
  knee: { bone: 'upperleg02', palm: [0, 0, -1], fingers: [-0.2, -1, 0.15], pole: [0.8, 0.1, -0.6], touch: 0.9 },
};
/** Share of the way from the other arm's shoulder to its elbow. */
const ON_OTHER_ARM: Readonly<Partial<Record<HandGoal['goal'], number>>> = { otherElbow: 0.92, otherShoulder: 0.08 };
/** From the shoulder in lengths of the whole arm, in the chest's axes: place, palm, fingers, pole. */
const IN_AIR: Readonly<Partial<Record<HandGoal['goal'], readonly [Triple, Triple, Triple, Triple]>>> = {
  front: [[-0.1, -0.22, 0.62], [-1, 0.15, 0], [-0.1, 0.35, 1], [0.5, -1, -0.3]],
  above: [[0.18, 0.82, 0.25], [-0.2, -0.1, 1], [-0.05, 1, 0.1], [1, -0.1, -0.3]],
  side: [[0.78, -0.02, 0.22], [0.1, -0.35, 1], [0.6, 0.75, 0.1], [0.3, -1, -0.4]],
}; // biome-ignore format: a table reads better in rows

/** Moves an arm to a goal. `place` answers where a vertex of "goal side" is in the pose. */
export function layHand(
  { goal, offset: [left, back, up] }: HandGoal,
  arm: Arm,
  other: Arm,
  skeleton: Skeleton,
  place: (name: string) => Triple,
): void {
  const { chest, side } = arm;
  const offset: Triple = [left * 10, up * 10, -back * 10];
  const own = (vector: Triple): Triple => outwards(side, vector);
  const inAir = IN_AIR[goal];
  if (inAir) {
    const [at, palm, fingers, pole] = inAir;
    const hand = arm.handRotation(rotate(chest, own(fingers)), rotate(chest, own(palm)));
    const reach = plus(times(own(at), WHOLE_REACH * (arm.lengths[0] + arm.lengths[1])), offset);
    arm.move(plus(arm.shoulder, rotate(chest, reach)), rotate(chest, own(pole)), hand);
    return;
  }
  const share = ON_OTHER_ARM[goal];
  if (share !== undefined && layOnArm(share, offset, arm, other)) return;
  const name = ON_BODY[goal] ? goal : 'belly';
  const how = ON_BODY[name];
  if (how === undefined) return;
  const turn = skeleton.rotation(how.bone.startsWith('upperleg') ? `${how.bone}.${side}` : how.bone);
  const at = plus(place(`${name} ${side}`), rotate(chest, offset));
  touchWith(arm, at, rotate(turn, unit(own(how.palm))), rotate(turn, unit(own(how.fingers))), how.touch, rotate(chest, own(how.pole)));
}

/** From the front onto the other upper arm; false where the arm would have to go through the chest. */
function layOnArm(share: number, offset: Triple, arm: Arm, other: Arm): boolean {
  const low = share > 0.5;
  const own = (vector: Triple): Triple => rotate(arm.chest, outwards(arm.side, vector));
  const faces = own(unit([0.35, low ? 0.15 : 0.7, 0.9]));
  const across = unit(plus(faces, other.upper, -dot(faces, other.upper)));
  const place = plus(plus(other.shoulder, other.upper, other.lengths[0] * share), across, 0.42);
  if (sizeOf(minus(place, arm.shoulder)) > NEAR_ENOUGH * (arm.lengths[0] + arm.lengths[1])) return false;
  const fingers = own(unit([-1, low ? 0.15 : 0.45, -0.25]));
  touchWith(arm, plus(place, rotate(arm.chest, offset)), times(across, -1), fingers, 0.9, own([0.55, -1, low ? 0.1 : 0.5]));
  return true;
}

function touchWith(arm: Arm, place: Triple, palm: Triple, fingers: Triple, touch: number, pole: Triple): void {
  const hand = arm.handRotation(fingers, palm);
  const back = plus(place, rotate(hand, arm.fingers), -touch * arm.palmLength);
  arm.move(plus(back, rotate(hand, arm.palm), -THICKNESS), pole, hand);
}

function outwards(side: Side, [x, y, z]: Triple): Triple {
  return [side === 'L' ? x : -x, y, z];
}
