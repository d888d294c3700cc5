import type { AssetIndex, PoseKind } from '../../../../shared/domain/assets/index.ts';
import type { Drawn } from '../../../../shared/domain/drawn/drawn.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import type { SceneSpec } from '../../../../shared/domain/scene/spec.ts';
import { subjectOf } from '../../../../shared/domain/scene/subject.ts';
import { reachedShares } from '../../../../shared/domain/variety/requested.ts';
import { texts } from '../../../texts/distributions.ts';
import type { AskedShare } from './AskedChart.tsx';

/** Asked and drawn shares of one group of `reachedShares`; what the frame in hand is by the same measure. */
export function askedOf(
  preset: Preset,
  { reached }: Drawn,
  current: SceneSpec,
  assets: AssetIndex,
  group: string,
  nameOf: (name: string) => string,
): AskedShare[] {
  const own = reachedShares(preset, [current], assets).filter((share) => share.group === group);
  return reached
    .filter((share) => share.group === group)
    .map(({ name, requested, reached: drawn }) => ({
      label: nameOf(name),
      asked: requested,
      drawn,
      isCurrent: own.some((share) => share.name === name && share.reached > 0.5),
    }));
}

/** Clothed or not, of the subjects. */
export function clothesAsked(preset: Preset, { clothed: drawn }: Drawn, current: SceneSpec): AskedShare[] {
  const asked = preset.person.clothing.pClothed;
  const own = subjectOf(current)?.clothed;
  return [
    { label: texts.clothed, asked, drawn, isCurrent: own === true },
    { label: texts.unclothed, asked: 1 - asked, drawn: 1 - drawn, isCurrent: own === false },
  ];
}

const KINDS = ['standing', 'sitting', 'moving', 'floor'] as const satisfies readonly PoseKind[];

/** Kinds of poses, by what the legs do. */
export function posesAsked(preset: Preset, { poses }: Drawn, current: SceneSpec, assets: AssetIndex): AskedShare[] {
  const kindOf = new Map(assets.poses.map(({ id, kind }) => [id, kind]));
  const weights = preset.person.pose;
  const sum = KINDS.reduce((total, kind) => total + weights[kind], 0) || 1;
  const own = kindOf.get(subjectOf(current)?.pose.lower.asset ?? '');
  return KINDS.filter((kind) => weights[kind] > 0).map((kind) => ({
    label: texts.pose[kind],
    asked: weights[kind] / sum,
    drawn: poses[kind],
    isCurrent: own === kind,
  }));
}
