import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import { SKIN_TYPES, skinTypeOf } from '../scene/sampleSkin.ts';
import type { PlacedPerson, SceneSpec } from '../scene/spec.ts';

/** A share that a preset asks for beside what sampled specs hold. */
export interface ReachedShare {
  readonly group: string;
  readonly name: string;
  readonly requested: number;
  readonly reached: number;
  /** How many draws it was reached in: subjects, frames, walls. */
  readonly draws: number;
  /** Standard deviation of `reached` by chance alone: √(p (1 − p) / draws). */
  readonly chance: number;
}

/**
 * Requested against reached shares. The people of a subject count once, in its first frame that shows any;
 * walls and panoramas count in every frame.
 * @param specs of one preset, with the same assets
 */
export function reachedShares(preset: Preset, specs: readonly SceneSpec[], assets: Pick<AssetIndex, 'userBackgrounds'>): ReachedShare[] {
  const groups = new Map<number, readonly PlacedPerson[]>();
  for (const { subject, people } of specs) if (people.length > 0 && !groups.has(subject)) groups.set(subject, people);
  const persons = [...groups.values()].flatMap((people) => people.map(({ person }) => person));
  const rooms = specs.filter(({ room }) => room.environment === null);
  const walls = rooms.flatMap(({ room }) => room.walls.filter(({ side }) => side !== 'floor' && side !== 'ceiling'));
  const sources = walls.flatMap(({ picture }) => (picture === null ? [] : [sourceOf(picture.material)]));
  const { tone, clothing, femaleShare } = preset.person;
  const { backgrounds, pBackground, environmentShare } = preset.room;
  const usable = { ...backgrounds, userFolder: assets.userBackgrounds.length > 0 ? backgrounds.userFolder : 0 };
  const weighed = { people: normalised(preset.people.count), framings: normalised(framingWeights(preset)) };
  return [
    ...shares(
      'skin type',
      normalised(tone),
      persons.map(({ skin }) => skinTypeOf(skin.ita)),
      SKIN_TYPES,
    ),
    share(
      'people',
      'clothed',
      clothing.pClothed,
      persons.map(({ clothed }) => clothed),
    ),
    share(
      'people',
      'female',
      femaleShare,
      persons.map(({ body }) => body.gender < 0.5),
    ),
    ...shares(
      'people in a frame',
      weighed.people,
      [...groups.values()].map((people) => String(people.length)),
      Object.keys(weighed.people),
    ),
    share(
      'frames',
      'without a person',
      preset.emptyShare,
      specs.map(({ people }) => people.length === 0),
    ),
    share(
      'backgrounds',
      'panorama',
      environmentShare,
      specs.map(({ room }) => room.environment !== null),
    ),
    share(
      'backgrounds',
      'picture on a wall',
      pBackground,
      walls.map(({ picture }) => picture !== null),
    ),
    ...shares('wall pictures', normalised(usable), sources, Object.keys(usable)),
    ...shares(
      'framing',
      weighed.framings,
      specs.flatMap(({ cameras }) => cameras.slice(0, 1).map(({ framing }) => framing)),
      Object.keys(weighed.framings),
    ),
  ];
}

function framingWeights(preset: Preset): Record<string, number> {
  return Object.fromEntries(preset.camera.framings.map(({ name, weight }) => [name, weight]));
}

type WallPicture = NonNullable<SceneSpec['room']['walls'][number]['picture']>['material'];

function sourceOf({ texture }: WallPicture): string {
  if (texture?.kind !== 'picture') return 'patterns';
  return texture.asset.startsWith('user/') ? 'userFolder' : 'photographs';
}

function normalised(weights: Readonly<Record<string, number>>): Record<string, number> {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, sum === 0 ? 0 : weight / sum]));
}

function share(group: string, name: string, requested: number, draws: readonly boolean[]): ReachedShare {
  const reached = draws.filter(Boolean).length / Math.max(1, draws.length);
  const chance = Math.sqrt((requested * (1 - requested)) / Math.max(1, draws.length));
  return { group, name, requested, reached, draws: draws.length, chance };
}

/** Only names that are asked for or reached: a preset of one person has no line for five. */
function shares(
  group: string,
  requested: Readonly<Record<string, number>>,
  draws: readonly string[],
  names: readonly string[],
): ReachedShare[] {
  return names
    .map((name) =>
      share(
        group,
        name,
        requested[name] ?? 0,
        draws.map((draw) => draw === name),
      ),
    )
    .filter((one) => one.requested > 0 || one.reached > 0);
}
