import { useThree } from '@react-three/fiber';
import { useCallback, useMemo, useState } from 'react';
import type { AssetIndex } from '../../../shared/domain/assets/index.ts';
import { viewAngleDensity } from '../../../shared/domain/distributions/viewAngle.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { cameraPlace } from '../../../shared/domain/scene/camera/projection.ts';
import { CameraDots, CameraFrustums } from '../../three/CameraCloud.tsx';
import { CameraCylinder } from '../../three/CameraCylinder.tsx';
import { Frustum } from '../../three/Frustum.tsx';
import type { PoseLink } from '../../three/poseLink.ts';
import { selectable } from '../../three/selectable.ts';
import { useViewTokens } from '../../three/useViewTokens.ts';
import { Viewpoint } from '../../three/Viewpoint.tsx';
import { angleFromFront } from './cameraPlace.ts';
import { useDesign } from './designStore.ts';
import { Handles } from './Handles.tsx';
import { LockedFrame } from './LockedFrame.tsx';
import { Surroundings } from './Surroundings.tsx';
import { select, useSelection } from './selection.ts';
import { type Bodies, FetchedBodies } from './useBody.ts';
import { useCloud } from './useCloud.ts';
import { useLandmarks } from './useLandmarks.ts';
import { useSceneOf } from './useSceneOf.ts';
import { CLOUD_SIZES, useView } from './viewStore.ts';
import { sphereOf, viewOf } from './views.ts';

/** The angle Θ anywhere on the circle → the density there, however often it has gone round. */
function densityOnCircle(pFront: number): (theta: number) => number {
  const density = viewAngleDensity(pFront);
  return (theta) => {
    const away = angleFromFront(theta);
    return density(Math.atan2(Math.sin(away), Math.cos(away)));
  };
}

const selectCamera = () => select('camera');

interface SceneViewProps {
  readonly preset: Preset;
  readonly assets: AssetIndex;
  /** Of the preset being designed: what stands in it can be selected and dragged. */
  readonly isEdited: boolean;
  readonly link: PoseLink | null;
}

/** What stands in a 3D view. */
export function SceneView({ preset, assets, isEdited, link }: SceneViewProps) {
  const tokens = useViewTokens();
  const frame = useDesign((state) => state.frame);
  const spec = useSceneOf(preset, frame, assets);
  const index = useDesign((state) => state.framing);
  const { view, version, framed, cloud: shown } = useView();
  const selected = useSelection((state) => (isEdited ? state.selected : null));
  const viewport = useThree((state) => state.size);
  // A drag that leaves the people as they are asks for nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  const asked = useMemo(() => ({ preset, spec }), [spec.people, spec.frame]);
  const [bodies, setBodies] = useState<Bodies>([]);
  const landmarks = useLandmarks(spec, bodies);

  const aspect = viewport.height / Math.max(1, viewport.width);
  const isThrough = view === 'camera';
  const [camera] = spec.cameras;
  const place = useMemo(() => (camera === undefined ? null : cameraPlace(camera, landmarks)), [camera, landmarks]);
  const count = CLOUD_SIZES[shown];
  const { cloud, version: filled } = useCloud(preset, count, landmarks);
  const framing = preset.camera.framings[index] ?? preset.camera.framings[0];
  const pFront = framing?.pFront ?? 1;
  const density = useMemo(() => densityOnCircle(pFront), [pFront]);
  // Orbiting is not undone by a drag of a field, except through the camera, which follows the frame.
  const followed = isThrough ? JSON.stringify([place, camera?.focalLength, camera?.roll, aspect]) : '';
  const fill = useCallback(() => sphereOf(selected, spec, landmarks), [selected, spec, landmarks]);
  /** The point that this frame looks at is its framing's. */
  const selectFocus = () => {
    const used = preset.camera.framings.findIndex(({ name }) => name === camera?.framing);
    if (used >= 0) useDesign.setState({ framing: used });
    select('focus');
  };

  return (
    <>
      <FetchedBodies asked={asked} onChange={setBodies} />
      <color attach="background" args={[tokens.background]} />
      <Viewpoint
        view={() => viewOf(view, spec, landmarks, aspect)}
        when={`${view} ${version} ${followed}`}
        filled={fill}
        filledWhen={framed}
        link={isThrough ? null : link}
        isFixed={isThrough}
      />
      <hemisphereLight args={['#ffffff', '#8c8c94', 1.9]} />
      <directionalLight position={[2, -4, 5]} intensity={1.6} />
      <Surroundings
        room={spec.room}
        people={spec.people}
        lights={spec.lights}
        largeLights={preset.lights.large.count}
        bodies={bodies}
        landmarks={landmarks}
        tokens={tokens}
        isEdited={isEdited}
        isThrough={isThrough}
      />
      {framing === undefined || isThrough ? null : (
        <CameraCylinder
          radius={(framing.radius.min + framing.radius.max) / 2}
          bottom={framing.height.min}
          top={framing.height.max}
          density={density}
          colour={tokens.accent}
          onSelect={isEdited ? selectCamera : undefined}
        />
      )}
      {count === 0 || isThrough ? null : shown.startsWith('dots') ? (
        <CameraDots cloud={cloud} version={filled} colour={tokens.accent} />
      ) : (
        <CameraFrustums cloud={cloud} version={filled} colour={tokens.accent} />
      )}
      {camera === undefined || place === null || isThrough ? null : (
        <>
          <Frustum camera={camera} place={place} picture={spec.render} colour={tokens.second} />
          <mesh position={[...place.target]} {...selectable(isEdited ? selectFocus : undefined)}>
            <sphereGeometry args={[0.03, 12, 10]} />
            <meshBasicMaterial color={tokens.second} depthTest={false} />
          </mesh>
        </>
      )}
      {isEdited && !isThrough ? <LockedFrame landmarks={landmarks} tokens={tokens} /> : null}
      {isEdited && !isThrough ? <Handles preset={preset} spec={spec} landmarks={landmarks} tokens={tokens} /> : null}
    </>
  );
}
