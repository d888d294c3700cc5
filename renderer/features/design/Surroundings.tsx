import { memo } from 'react';
import type { Landmarks } from '../../../shared/domain/scene/camera/landmarks.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { Lamp } from '../../three/Lamp.tsx';
import { RoomBox } from '../../three/RoomBox.tsx';
import { selectable, unseen } from '../../three/selectable.ts';
import { Things } from '../../three/Things.tsx';
import type { ViewTokens } from '../../three/useViewTokens.ts';
import { People } from './People.tsx';
import { select, useSelection } from './selection.ts';
import type { Bodies } from './useBody.ts';
import { useWallPictures } from './useWallPictures.ts';
import { useView } from './viewStore.ts';

const selectLarge = () => select('large');
const selectSmall = () => select('small');
const selectRoom = () => select('room');
const selectPerson = () => select('person');

interface SurroundingsProps {
  readonly room: SceneSpec['room'];
  readonly people: SceneSpec['people'];
  readonly lights: SceneSpec['lights'];
  /** How many of the lights, the first ones, are large. */
  readonly largeLights: number;
  readonly bodies: Bodies;
  readonly landmarks: Landmarks;
  readonly tokens: ViewTokens;
  /** What stands here can be selected. */
  readonly isEdited: boolean;
  /** Looked at through the frame's camera, which neither sees nor selects lamps. */
  readonly isThrough: boolean;
}

/** What a frame's cameras look at: room, things, people and lamps. Nothing of it is done again while only cameras move. */
export const Surroundings = memo(function Surroundings(props: SurroundingsProps) {
  const { room, people, lights, largeLights, bodies, landmarks, tokens, isEdited, isThrough } = props;
  const layers = useView((state) => state.layers);
  const selected = useSelection((state) => (isEdited ? state.selected : null));
  const pictureOf = useWallPictures();
  const isSelectable = isEdited && !isThrough;
  const pick = (action: () => void) => (isSelectable ? action : undefined);
  return (
    <>
      {layers.room && room.environment === null ? (
        <RoomBox room={room} tokens={tokens} pictureOf={pictureOf} selected={selected === 'room'} onSelect={pick(selectRoom)} />
      ) : null}
      {layers.room ? <Things room={room} tokens={tokens} /> : null}
      <gridHelper args={[10, 20, tokens.line, tokens.grid]} rotation={[Math.PI / 2, 0, 0]} position={[0, 0, 0.006]} raycast={unseen} />
      <group {...selectable(pick(selectPerson))}>
        <People people={people} bodies={bodies.map(({ data }) => data?.body)} clay={tokens.clay} inColours={layers.colours} />
        {people.length > 0 && isSelectable ? (
          // Bodies have tens of thousands of triangles; a capsule is found under the pointer at once.
          <mesh position={[0, 0, landmarks.body[2]]} rotation={[Math.PI / 2, 0, 0]}>
            <capsuleGeometry args={[0.22, Math.max(0.2, landmarks.face[2] - 0.35), 3, 8]} />
            <meshBasicMaterial colorWrite={false} depthWrite={false} transparent opacity={0} />
          </mesh>
        ) : null}
      </group>
      {layers.lights && !isThrough
        ? lights.map((light, at) => {
            const group = at < largeLights ? 'large' : 'small';
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
    </>
  );
});
