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

/** What several components ask of one preset is sampled once, and forgotten with the preset. */
function sampledOnce<Key extends string | number, Value>(sample: (preset: Preset, assets: AssetIndex, key: Key) => Value) {
  const known = new WeakMap<Preset, { readonly assets: AssetIndex; readonly values: Map<Key, Value> }>();
  return (preset: Preset, assets: AssetIndex, key: Key): Value => {
    let of = known.get(preset);
    if (of === undefined || of.assets !== assets) {
      of = { assets, values: new Map() };
      known.set(preset, of);
    }
    const before = of.values.get(key);
    if (before !== undefined) return before;
    const value = sample(preset, assets, key);
    of.values.set(key, value);
    return value;
  };
}

const sceneOnce = sampledOnce((preset, assets, frame: number) => sampleScene(preset, frame, assets));
const scenesOnce = sampledOnce((preset, assets, count: number): readonly SceneSpec[] => [
  ...sampleScenes(preset, Array(count).keys(), assets),
]);

/** The scene spec of the frame in hand, by the sampler that rendering uses. */
export function useScene(): SceneSpec {
  const assets = useAssets();
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  return useMemo(() => sceneOnce(preset, assets, frame), [preset, frame, assets]);
}

/** The first 500 frames. Lags behind while a field is dragged. */
export function useScenes(): readonly SceneSpec[] {
  const assets = useAssets();
  const preset = useDeferredValue(useDesign((state) => state.preset));
  return useMemo(() => scenesOnce(preset, assets, DRAWS), [preset, assets]);
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
