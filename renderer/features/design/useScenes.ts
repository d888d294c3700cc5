import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { BUILTIN_ASSETS } from '../../../shared/domain/assets/builtin.ts';
import type { AssetIndex } from '../../../shared/domain/assets/index.ts';
import { withUserPacks } from '../../../shared/domain/assets/userPack.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { frameDraws, sampleScene, sampleScenes } from '../../../shared/domain/scene/sample.ts';
import { sampleCamera } from '../../../shared/domain/scene/sampleCamera.ts';
import { sampleShell } from '../../../shared/domain/scene/sampleRoom.ts';
import type { Camera } from '../../../shared/domain/scene/spec/camera.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { presetAssetsQuery } from '../../client/queries.ts';
import { useDesign } from './designStore.ts';

/** How many draws a histogram shows. */
export const DRAWS = 500;

/** What the sampler may choose from: the built-in assets, the user's backgrounds and asset packs. */
export function useAssets(): AssetIndex {
  const { data } = useQuery(presetAssetsQuery);
  return useMemo(() => {
    if (data === undefined) return BUILTIN_ASSETS;
    return withUserPacks({ ...BUILTIN_ASSETS, userBackgrounds: data.userBackgrounds }, data.packs);
  }, [data]);
}

/** The scene spec of the frame in hand, by the sampler that rendering uses. */
export function useScene(): SceneSpec {
  const assets = useAssets();
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  return useMemo(() => sampleScene(preset, frame, assets), [preset, frame, assets]);
}

/** The first 500 frames. Lags behind while a field is dragged. */
export function useScenes(): readonly SceneSpec[] {
  const assets = useAssets();
  const preset = useDeferredValue(useDesign((state) => state.preset));
  return useMemo(() => [...sampleScenes(preset, Array(DRAWS).keys(), assets)], [preset, assets]);
}

/** `count` frames from `first` on. */
export function useFrameScenes(first: number, count: number): readonly SceneSpec[] {
  const assets = useAssets();
  const preset = useDeferredValue(useDesign((state) => state.preset));
  return useMemo(() => {
    const frames = Array.from({ length: count }, (_, index) => first + index);
    return [...sampleScenes(preset, frames, assets)];
  }, [preset, first, count, assets]);
}

function onlyFraming(preset: Preset, index: number): Preset {
  const framing = preset.camera.framings[index];
  return framing === undefined ? preset : { ...preset, camera: { ...preset.camera, framings: [{ ...framing, weight: 1 }] } };
}

/** Cameras of the first 500 frames, as if all of them used the framing in hand. */
export function useFramingCameras(): readonly Camera[] {
  const preset = useDeferredValue(useDesign((state) => state.preset));
  const framing = useDesign((state) => state.framing);
  return useMemo(() => {
    const only = onlyFraming(preset, framing);
    return Array.from({ length: DRAWS }, (_, frame) => {
      const draws = frameDraws(only, frame);
      return sampleCamera(draws, only, sampleShell(draws, only));
    });
  }, [preset, framing]);
}
