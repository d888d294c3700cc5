import type { Person } from '../../../shared/domain/scene/spec/person.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { subjectOf } from '../../../shared/domain/scene/subject.ts';
import { texts } from '../../texts/design.ts';

/** Below this individual typology angle skin is of type V or VI. */
const DARK_ITA = 10;

const TRAITS: readonly { readonly label: string; readonly holds: (person: Person | null, spec: SceneSpec) => boolean }[] = [
  { label: texts.contents.female, holds: (person) => person !== null && person.body.gender < 0.5 },
  { label: texts.contents.dark, holds: (person) => person !== null && person.skin.ita < DARK_ITA },
  { label: texts.contents.clothed, holds: (person) => person?.clothed === true },
  { label: texts.contents.bald, holds: (person) => person !== null && person.hair === null },
  { label: texts.contents.hat, holds: (person) => person !== null && person.hat !== null },
  { label: texts.contents.panorama, holds: (_, { room }) => room.environment !== null },
  { label: texts.contents.empty, holds: (person) => person === null },
];

/** Shares of frames that have each trait. */
export function contentsOf(scenes: readonly SceneSpec[]): { label: string; share: number }[] {
  return TRAITS.map(({ label, holds }) => ({
    label,
    share: scenes.filter((spec) => holds(subjectOf(spec), spec)).length / Math.max(1, scenes.length),
  }));
}
