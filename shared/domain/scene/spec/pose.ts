import { z } from 'zod';
import { AssetId, finite, Vector } from './values.ts';

/** A turn of one bone about an axis of the rest pose (MakeHuman axes: Y up, Z front, X the person's left). */
const BoneTurn = z.strictObject({ bone: z.string().min(1), axis: Vector, angle: finite });
export type BoneTurn = z.infer<typeof BoneTurn>;

const Half = z.strictObject({ asset: AssetId, mirrored: z.boolean() });

/** Places a hand can be laid on or held at, found by the worker on the posed body. */
export const HAND_GOALS = ['hip', 'chin', 'cheek', 'forehead', 'ear', 'chest', 'otherElbow', 'otherShoulder', 'belly', 'neck', 'headTop', 'front', 'above', 'side', 'knee'] as const; // biome-ignore format: one line

const HandGoal = z.strictObject({
  side: z.enum(['left', 'right']),
  goal: z.enum(HAND_GOALS),
  /** Added to the goal, metres in the person's own axes (X left, Y back, Z up). */
  offset: Vector,
  /** 0 keeps the pose's hand, 1 reaches the goal. */
  strength: z.number().min(0).max(1),
});
export type HandGoal = z.infer<typeof HandGoal>;

export const Pose = z.strictObject({ upper: Half, lower: Half, turns: z.array(BoneTurn), hands: z.array(HandGoal).max(2) });
export type Pose = z.infer<typeof Pose>;
