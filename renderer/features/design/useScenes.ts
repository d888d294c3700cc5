import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { BUILTIN_ASSETS } from '../../../shared/domain/assets/builtin.ts';
import type { AssetIndex } from '../../../shared/domain/assets/index.ts';
import { withUserPacks } from '../../../shared/domain/assets/userPack.ts';
import type { Drawn, DrawnCameras } from '../../../shared/domain/drawn/drawn.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { frameDraws, sampleScene } from '../../../shared/domain/scene/sample.ts';
import { sampleCamera } from '../../../shared/domain/scene/sampleCamera.ts';
import { sampleShell } from '../../../shared/domain/scene/sampleRoom.ts';
import type { Camera } from '../../../shared/domain/scene/spec/camera.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { presetAssetsQuery } from '../../client/queries.ts';
import { useForecastAnswers } from './coverage/forecastAnswers.ts';
import { useDesign } from './designStore.ts';

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
/** The scene spec of the frame in hand, by the sampler that rendering uses. */
export function useScene(): SceneSpec {
  const assets = useAssets();
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  return useMemo(() => sceneOnce(preset, assets, frame), [preset, frame, assets]);
}

const NOTHING_DRAWN: Drawn = {
  frames: 0,
  cameras: [],
  energies: [],
  brightness: [],
  ages: [],
  heights: { female: [], male: [] },
  traits: { female: 0, dark: 0, clothed: 0, bald: 0, hat: 0, panorama: 0, empty: 0 },
  clothed: 0,
  poses: { standing: 0, sitting: 0, moving: 0, floor: 0 },
  reached: [],
};
const NO_CAMERAS: DrawnCameras = { theta: [], focalLength: [], height: [], radius: [] };

/** What the first frames drew: sampled in the thread that forecasts, nothing until it has answered. */
export function useDrawn(): Drawn {
  return useForecastAnswers((state) => state.drawn) ?? NOTHING_DRAWN;
}

/** Cameras of the first frames, as if all of them used the framing in hand. */
export function useFramingCameras(): DrawnCameras {
  const framing = useDesign((state) => state.framing);
  return useDrawn().cameras[framing] ?? NO_CAMERAS;
}

/** The first camera of each of `count` frames from `first` on. */
export function useFrameCameras(first: number, count: number): readonly { readonly frame: number; readonly camera: Camera }[] {
  const preset = useDeferredValue(useDesign((state) => state.preset));
  return useMemo(
    () =>
      Array.from({ length: count }, (_, index) => {
        const draws = frameDraws(preset, first + index);
        return { frame: first + index, camera: sampleCamera(draws, preset, sampleShell(draws, preset)) };
      }),
    [preset, first, count],
  );
}
