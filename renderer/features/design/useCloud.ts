import { useMemo, useRef } from 'react';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { cloudVariates, emptyCloud, fillCloud } from '../../../shared/domain/scene/camera/cameraCloud.ts';
import type { Landmarks } from '../../../shared/domain/scene/camera/landmarks.ts';

/** The first cameras of a preset, `count` of them. The numbers are changed in place; `version` tells when. */
export function useCloud(preset: Preset, count: number, landmarks: Landmarks) {
  const variates = useMemo(() => cloudVariates(preset.seed, count), [preset.seed, count]);
  const cloud = useMemo(() => emptyCloud(count), [count]);
  const fills = useRef(0);
  const { camera, room, render } = preset;
  const version = useMemo(() => {
    fillCloud(cloud, variates, { camera, room, render }, landmarks);
    fills.current += 1;
    return fills.current;
  }, [cloud, variates, camera, room, render, landmarks]);
  return { cloud, version };
}
