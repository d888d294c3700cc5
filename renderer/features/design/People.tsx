import type { PlacedPerson } from '../../../shared/domain/scene/spec.ts';
import type { Body } from '../../three/bodyMesh.ts';
import { Mannequin } from '../../three/Mannequin.tsx';
import { PersonMesh } from '../../three/PersonMesh.tsx';

interface PeopleProps {
  readonly people: readonly PlacedPerson[];
  /** As far as Blender has made them, in the same order. */
  readonly bodies: readonly (Body | null | undefined)[];
  /** Neutral clay of this colour in place of skin, hair and cloth. */
  readonly clay: string;
  readonly inColours: boolean;
}

/** Everybody in the frame, by their real bodies; a stand-in where there is none yet. */
export function People({ people, bodies, clay, inColours }: PeopleProps) {
  return people.map(({ person, position: [x, y] }, member) => {
    const body = bodies[member];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: people of a frame are told apart by their place in it
      <group key={member} position={[x, y, 0]}>
        {body ? (
          <PersonMesh body={body} person={person} clay={inColours ? null : clay} />
        ) : (
          <group rotation={[0, 0, person.turn]}>
            <Mannequin height={person.body.height} colour={clay} />
          </group>
        )}
      </group>
    );
  });
}
