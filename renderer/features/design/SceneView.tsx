import { useThree } from '@react-three/fiber';
import { useMemo } from 'react';
import { viewAngleDensity } from '../../../shared/domain/distributions/viewAngle.ts';
import { CameraCylinder } from '../../three/CameraCylinder.tsx';
import { CameraDots } from '../../three/CameraDots.tsx';
import { Frustum } from '../../three/Frustum.tsx';
import { Lamp } from '../../three/Lamp.tsx';
import { Mannequin } from '../../three/Mannequin.tsx';
import { PersonMesh } from '../../three/PersonMesh.tsx';
import { RoomBox } from '../../three/RoomBox.tsx';
import { useViewTokens } from '../../three/useViewTokens.ts';
import { Viewpoint } from '../../three/Viewpoint.tsx';
import { angleFromFront, cameraPosition, cameraTarget, standingLandmarks } from './cameraPlace.ts';
import { useDesign } from './designStore.ts';
import { useBody } from './useBody.ts';
import { useScene, useScenes } from './useScenes.ts';
import { useView } from './viewStore.ts';
import { viewOf } from './views.ts';

const SHOWN_CAMERAS = 200;

/** The angle Θ anywhere on the circle → the density there, however often it has gone round. */
function densityOnCircle(pFront: number): (theta: number) => number {
  const density = viewAngleDensity(pFront);
  return (theta) => {
    const away = angleFromFront(theta);
    return density(Math.atan2(Math.sin(away), Math.cos(away)));
  };
}

/** What stands in the 3D view. */
export function SceneView() {
  const tokens = useViewTokens();
  const spec = useScene();
  const scenes = useScenes();
  const framing = useDesign((state) => state.preset.camera.framings[state.framing]);
  const { view, version, layers } = useView();
  const viewport = useThree((state) => state.size);
  const { data: shaped } = useBody();

  const subject = spec.people[0]?.person;
  const landmarks = useMemo(() => ({ ...standingLandmarks(subject?.body.height ?? 1.7), ...shaped?.landmarks }), [subject, shaped]);
  const aspect = viewport.height / Math.max(1, viewport.width);
  const isThrough = view === 'camera';
  const camera = spec.cameras[0];
  const target = useMemo(() => (camera === undefined ? null : cameraTarget(camera, spec, landmarks)), [camera, spec, landmarks]);
  // Orbiting is not undone by a drag of a field, except through the camera, which follows the frame.
  const followed = isThrough ? JSON.stringify([camera, target, aspect]) : '';
  const density = useMemo(() => densityOnCircle(framing?.pFront ?? 1), [framing?.pFront]);
  const dots = useMemo(() => scenes.slice(0, SHOWN_CAMERAS).flatMap((scene) => scene.cameras.slice(0, 1).map(cameraPosition)), [scenes]);
  const middle = landmarks.upperBody;

  return (
    <>
      <color attach="background" args={[tokens.background]} />
      <Viewpoint view={() => viewOf(view, spec, landmarks, aspect)} when={`${view} ${version} ${followed}`} />
      <hemisphereLight args={['#ffffff', '#8c8c94', 1.9]} />
      <directionalLight position={[2, -4, 5]} intensity={1.6} />
      {layers.room && spec.room.environment === null ? <RoomBox room={spec.room} tokens={tokens} /> : null}
      {layers.room && spec.room.environment === null ? null : (
        <gridHelper args={[10, 20, tokens.line, tokens.line]} rotation={[Math.PI / 2, 0, 0]} />
      )}
      {subject === undefined ? null : shaped?.body ? (
        <PersonMesh body={shaped.body} person={subject} clay={layers.colours ? null : tokens.clay} />
      ) : (
        <Mannequin height={subject.body.height} colour={tokens.clay} />
      )}
      {spec.people.slice(1).map(({ person, position: [x, y] }) => (
        <group key={`${x} ${y}`} position={[x, y, 0]} rotation={[0, 0, person.turn]}>
          <Mannequin height={person.body.height} colour={tokens.clay} />
        </group>
      ))}
      {framing === undefined || isThrough ? null : (
        <CameraCylinder
          radius={(framing.radius.min + framing.radius.max) / 2}
          bottom={framing.height.min}
          top={framing.height.max}
          density={density}
          colour={tokens.accent}
        />
      )}
      {layers.cameras && !isThrough ? <CameraDots positions={dots} colour={tokens.accent} /> : null}
      {layers.lights && !isThrough
        ? spec.lights.map((light) => <Lamp key={light.position.join()} light={light} person={middle} tokens={tokens} />)
        : null}
      {camera === undefined || target === null || isThrough ? null : (
        <>
          <Frustum
            position={cameraPosition(camera)}
            target={target}
            roll={camera.roll}
            spread={camera.sensor / camera.focalLength}
            aspect={spec.render.height / spec.render.width}
            colour={tokens.second}
          />
          <mesh position={[...target]}>
            <sphereGeometry args={[0.025, 12, 10]} />
            <meshBasicMaterial color={tokens.second} depthTest={false} />
          </mesh>
        </>
      )}
    </>
  );
}
