import { z } from 'zod';
import type { AssetIndex, Gender } from './index.ts';

const Entry = z.object({ id: z.string().min(1), tags: z.array(z.string()), variants: z.int().min(1) });
type Entry = z.infer<typeof Entry>;

/** Index of a pack that a user added: `pack.json`. Other kinds and fields are for the worker. */
export const UserPackIndex = z.object({
  format: z.literal('s2mgen.pack'),
  formatVersion: z.literal(1),
  /** Stands in front of the ids of its assets. */
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be lower-case letters, digits, dot, dash and underscore'),
  version: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Author and licence of all that is not CC0. */
  credits: z.array(z.string()),
  assets: z.record(z.string(), z.array(Entry)),
  /** Names of morph targets. */
  targetNames: z.array(z.string()),
});
export type UserPackIndex = z.infer<typeof UserPackIndex>;

function genderOf({ tags }: Entry): Gender | 'any' {
  const female = tags.includes('female');
  return female === tags.includes('male') ? 'any' : female ? 'female' : 'male';
}

/** What is made for nobody in particular is listed for both. */
function perGender(entry: Entry): Gender[] {
  const gender = genderOf(entry);
  return gender === 'any' ? ['female', 'male'] : [gender];
}

function poseKind({ tags }: Entry): AssetIndex['poses'][number]['kind'] {
  return (['sitting', 'moving', 'floor'] as const).find((kind) => tags.includes(kind)) ?? 'standing';
}

/** What the sampler may draw of a pack, as if there were no other. Ids have the pack's name in front. */
function indexOf({ name, assets, targetNames }: UserPackIndex) {
  const of = (kind: string) => (assets[kind] ?? []).map((entry) => ({ ...entry, id: `${name}/${entry.id}` }));
  const garments = of('clothes');
  const worn = (tag: string) =>
    garments
      .filter(({ tags }) => tags.includes(tag))
      .flatMap((entry) => perGender(entry).map((gender) => ({ id: entry.id, gender, variants: entry.variants })));
  return {
    skins: of('skins').flatMap((entry) =>
      perGender(entry).map((gender) => ({
        id: entry.id,
        gender,
        age: entry.tags.includes('old') ? 'old' : entry.tags.includes('middleAge') ? 'middle' : 'young',
        dark: entry.tags.includes('dark'),
      })),
    ),
    hair: of('hair').map((entry) => ({ id: entry.id, gender: genderOf(entry) })),
    eyebrows: of('eyebrows').map(({ id }) => id),
    eyelashes: of('eyelashes').map(({ id }) => id),
    eyes: of('eyes').map(({ id, variants }) => ({ id, variants })),
    suits: worn('suit').map(({ id, gender }) => ({ id, gender, splits: false })),
    tops: worn('top').map(({ id, gender }) => ({ id, gender })),
    bottoms: worn('bottom').map(({ id, gender }) => ({ id, gender })),
    shoes: of('shoes').map(({ id }) => ({ id })),
    hats: of('hats').map(({ id, variants }) => ({ id, variants })),
    poses: of('poses').map((entry) => ({ id: entry.id, kind: poseKind(entry) })),
    targets: targetNames.map((target) => `${name}/${target}`),
  } as const satisfies Partial<AssetIndex>;
}

/**
 * An index widened by packs that users added. Draws are made from longer lists then: the same preset gives other people, and
 * the dataset names the packs.
 */
export function withUserPacks(index: AssetIndex, packs: readonly UserPackIndex[]): AssetIndex {
  if (packs.length === 0) return index;
  const added = packs.map(indexOf);
  return {
    ...index,
    skins: [...index.skins, ...added.flatMap(({ skins }) => skins)],
    hair: [...index.hair, ...added.flatMap(({ hair }) => hair)],
    eyebrows: [...index.eyebrows, ...added.flatMap(({ eyebrows }) => eyebrows)],
    eyelashes: [...index.eyelashes, ...added.flatMap(({ eyelashes }) => eyelashes)],
    eyes: [...index.eyes, ...added.flatMap(({ eyes }) => eyes)],
    suits: [...index.suits, ...added.flatMap(({ suits }) => suits)],
    shoes: [...index.shoes, ...added.flatMap(({ shoes }) => shoes)],
    hats: [...index.hats, ...added.flatMap(({ hats }) => hats)],
    poses: [...index.poses, ...added.flatMap(({ poses }) => poses)],
    tops: added.flatMap(({ tops }) => tops),
    bottoms: added.flatMap(({ bottoms }) => bottoms),
    targets: added.flatMap(({ targets }) => targets),
  };
}
