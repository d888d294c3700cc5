import type { Person } from './spec/person.ts';
import type { SceneSpec } from './spec.ts';

/** The person that a frame is about: the first one; null where nobody is. */
export function subjectOf(spec: Pick<SceneSpec, 'people'>): Person | null {
  return spec.people[0]?.person ?? null;
}
