import { useMemo } from 'react';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import type { Landmarks } from '../../../shared/domain/scene/camera/landmarks.ts';
import { cameraPlace } from '../../../shared/domain/scene/camera/projection.ts';
import { texts } from '../../texts/view.ts';
import { Frustum } from '../../three/Frustum.tsx';
import { Label } from '../../three/Label.tsx';
import type { ViewTokens } from '../../three/useViewTokens.ts';
import { useLock } from './lockStore.ts';
import { useSceneOf } from './useSceneOf.ts';
import { useAssets } from './useScenes.ts';

interface LockedProps {
  readonly landmarks: Landmarks;
  readonly tokens: ViewTokens;
}

function Ghost({ preset, frame, landmarks, tokens }: LockedProps & { readonly preset: Preset; readonly frame: number }) {
  const spec = useSceneOf(preset, frame, useAssets());
  const [camera] = spec.cameras;
  const place = useMemo(() => (camera === undefined ? null : cameraPlace(camera, landmarks)), [camera, landmarks]);
  if (camera === undefined || place === null) return null;
  return (
    <>
      <Frustum camera={camera} place={place} picture={spec.render} colour={tokens.locked} opacity={0.8} />
      <Label text={texts.locked(frame)} position={place.position} colour={tokens.locked} background={tokens.background} />
    </>
  );
}

/** The camera of the locked frame as it was, beside what it has become. */
export function LockedFrame(props: LockedProps) {
  const locked = useLock((state) => state.locked);
  return locked === null ? null : <Ghost {...locked} {...props} />;
}
