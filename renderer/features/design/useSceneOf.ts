import { useMemo } from 'react';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { sampleScene, subjectOfFrame } from '../../../shared/domain/scene/sample.ts';
import { sampleGroup } from '../../../shared/domain/scene/samplePeople.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { useAssets } from './useScenes.ts';
import { useStable } from './useStable.ts';

/** Frame k of any preset. Its parts keep their identity while they say the same: a drag redraws only what it changes. */
export function useSceneOf(preset: Preset, frame: number): SceneSpec {
  const assets = useAssets();
  const subject = subjectOfFrame(preset, frame);
  const who = useStable({ seed: preset.seed, person: preset.person, people: preset.people });
  // The whole preset has the same group while this part of it is the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  const group = useMemo(() => sampleGroup(preset, subject, assets), [who, subject, assets]);
  const spec = useMemo(() => sampleScene(preset, frame, assets, group), [preset, frame, assets, group]);
  const room = useStable(spec.room);
  const lights = useStable(spec.lights);
  const people = useStable(spec.people);
  const cameras = useStable(spec.cameras);
  return useMemo(() => ({ ...spec, room, lights, people, cameras }), [spec, room, lights, people, cameras]);
}
