import { useMemo, useState } from 'react';
import type { AssetIndex } from '../../../shared/domain/assets/index.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { sampleScene, subjectOfFrame } from '../../../shared/domain/scene/sample.ts';
import { sampleGroup } from '../../../shared/domain/scene/samplePeople.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { keptSurroundings } from './keptSurroundings.ts';
import { useStable } from './useStable.ts';

/** Frame k of any preset. Its parts keep their identity while they say the same: a drag redraws only what it changes. */
export function useSceneOf(preset: Preset, frame: number, assets: AssetIndex): SceneSpec {
  const subject = subjectOfFrame(preset, frame);
  const { seed, person, people } = preset;
  // The whole preset has the same group while these parts of it are the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  const group = useMemo(() => sampleGroup(preset, subject, assets), [seed, person, people, subject, assets]);
  const [around] = useState(keptSurroundings);
  return useStable(useMemo(() => sampleScene(preset, frame, assets, group, around), [preset, frame, assets, group, around]));
}
