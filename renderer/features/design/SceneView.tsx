import { useThree } from '@react-three/fiber';
import { useCallback, useMemo, useState } from 'react';
import { viewAngleDensity } from '../../../shared/domain/distributions/viewAngle.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { cameraPlace } from '../../../shared/domain/scene/camera/projection.ts';
import { CameraDots, CameraFrustums } from '../../three/CameraCloud.tsx';
import { CameraCylinder } from '../../three/CameraCylinder.tsx';
import { Frustum } from '../../three/Frustum.tsx';
import { Lamp } from '../../three/Lamp.tsx';
import type { PoseLink } from '../../three/poseLink.ts';
import { RoomBox } from '../../three/RoomBox.tsx';
import { selectable } from '../../three/selectable.ts';
import { Things } from '../../three/Things.tsx';
import { useViewTokens } from '../../three/useViewTokens.ts';
import { Viewpoint } from '../../three/Viewpoint.tsx';
import { angleFromFront } from './cameraPlace.ts';
import { useDesign } from './designStore.ts';
import { Handles } from './Handles.tsx';
import { LockedFrame } from './LockedFrame.tsx';
import { People } from './People.tsx';
import { select, useSelection } from './selection.ts';
import { type Bodies, FetchedBodies } from './useBody.ts';
import { useCloud } from './useCloud.ts';
import { useLandmarks } from './useLandmarks.ts';
import { useSceneOf } from './useSceneOf.ts';
import { useWallPictures } from './useWallPictures.ts';
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
const selectLarge = () => select('large');
const selectSmall = () => select('small');
const selectRoom = () => select('room');
const selectPerson = () => select('person');

interface SceneViewProps {
  readonly preset: Preset;
  /** Of the preset being designed: what stands in it can be selected and dragged. */
  readonly isEdited: boolean;
  readonly link: PoseLink | null;
}

/** What stands in a 3D view. */
export function SceneView({ preset, isEdited, link }: SceneViewProps) {
  const tokens = useViewTokens();
  const frame = useDesign((state) => state.frame);
  const spec = useSceneOf(preset, frame);
  const index = useDesign((state) => state.framing);
  const { view, version, framed, layers, cloud: shown } = useView();
  const selected = useSelection((state) => (isEdited ? state.selected : null));
  const viewport = useThree((state) => state.size);
  // A drag that leaves the people as they are asks for nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  const asked = useMemo(() => ({ preset, spec }), [spec.people, spec.frame]);
  const [bodies, setBodies] = useState<Bodies>([]);
  const landmarks = useLandmarks(spec, bodies);
  const pictureOf = useWallPictures();

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
  const hasRoom = spec.room.environment === null;
  /** The point that this frame looks at is its framing's. */
  const selectFocus = () => {
    const used = preset.camera.framings.findIndex(({ name }) => name === camera?.framing);
    if (used >= 0) useDesign.setState({ framing: used });
    select('focus');
  };
  const pick = (action: () => void) => (isEdited && !isThrough ? action : undefined);

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
      {layers.room && hasRoom ? (
        <RoomBox room={spec.room} tokens={tokens} pictureOf={pictureOf} selected={selected === 'room'} onSelect={pick(selectRoom)} />
      ) : null}
      {layers.room ? <Things room={spec.room} tokens={tokens} /> : null}
      <gridHelper args={[10, 20, tokens.line, tokens.grid]} rotation={[Math.PI / 2, 0, 0]} position={[0, 0, 0.006]} raycast={() => null} />
      <group {...selectable(pick(selectPerson))}>
        <People people={spec.people} bodies={bodies.map(({ data }) => data?.body)} clay={tokens.clay} inColours={layers.colours} />
        {spec.people.length === 0 || isThrough || !isEdited ? null : (
          // Bodies have tens of thousands of triangles; a capsule is found under the pointer at once.
          <mesh position={[0, 0, landmarks.body[2]]} rotation={[Math.PI / 2, 0, 0]}>
            <capsuleGeometry args={[0.22, Math.max(0.2, landmarks.face[2] - 0.35), 3, 8]} />
            <meshBasicMaterial colorWrite={false} depthWrite={false} transparent opacity={0} />
          </mesh>
        )}
      </group>
      {framing === undefined || isThrough ? null : (
        <CameraCylinder
          radius={(framing.radius.min + framing.radius.max) / 2}
          bottom={framing.height.min}
          top={framing.height.max}
          density={density}
          colour={tokens.accent}
          onSelect={pick(selectCamera)}
        />
      )}
      {count === 0 || isThrough ? null : shown.startsWith('dots') ? (
        <CameraDots cloud={cloud} version={filled} colour={tokens.accent} />
      ) : (
        <CameraFrustums cloud={cloud} version={filled} colour={tokens.accent} />
      )}
      {layers.lights && !isThrough
        ? spec.lights.map((light, at) => {
            const group = at < preset.lights.large.count ? 'large' : 'small';
            return (
              <Lamp
                // biome-ignore lint/suspicious/noArrayIndexKey: the lamps of a frame have an order, and no other name
                key={at}
                light={light}
                person={landmarks.upperBody}
                tokens={tokens}
                selected={selected === group}
                onSelect={pick(group === 'large' ? selectLarge : selectSmall)}
              />
            );
          })
        : null}
      {camera === undefined || place === null || isThrough ? null : (
        <>
          <Frustum camera={camera} place={place} picture={spec.render} colour={tokens.second} />
          <mesh position={[...place.target]} {...selectable(pick(selectFocus))}>
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
