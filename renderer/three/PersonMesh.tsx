import { memo, useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, Color, DoubleSide } from 'three';
import { PASS_INDEX } from '../../shared/domain/labels/passIndex.ts';
import type { Person } from '../../shared/domain/scene/spec/person.ts';
import type { Body } from './bodyMesh.ts';
import { labColour } from './colour.ts';
import { unseen } from './selectable.ts';

/** The colour of each surface by pass index: skin in the person's tone, hair in its colour, cloth in its main colour. */
function partColours(person: Person): (part: number) => Color {
  const skin = labColour(person.skin.lab);
  const hair = person.hair === null ? new Color('#3a2f28') : new Color(...person.hair.colour);
  const garment = person.garments.find((item) => item.kind === 'cut');
  const cloth = garment === undefined ? new Color('#5f7391') : new Color(...garment.material.colour);
  const colours = new Map<number, Color>([
    [PASS_INDEX.lips, skin.clone().lerp(new Color('#8a3b3b'), 0.4)],
    [PASS_INDEX.scalpHair, hair],
    [PASS_INDEX.eyebrow, hair],
    [PASS_INDEX.eyelash, hair],
    [PASS_INDEX.eye, new Color('#d8d8d4')],
    [PASS_INDEX.garment, cloth],
    [PASS_INDEX.shoe, new Color('#3b3d42')],
    [PASS_INDEX.hat, new Color('#6b5b49')],
    [PASS_INDEX.mouth, new Color('#5c2a2a')],
    [PASS_INDEX.eyeSocket, skin],
  ]);
  return (part) => colours.get(part) ?? skin;
}

interface PersonMeshProps {
  readonly body: Body;
  readonly person: Person;
  /** Neutral clay of this colour; null paints each part. */
  readonly clay: string | null;
}

/** The person of a frame, as shaped by Blender. */
export const PersonMesh = memo(function PersonMesh({ body, person, clay }: PersonMeshProps) {
  const geometry = useMemo(() => {
    const made = new BufferGeometry();
    made.setAttribute('position', new BufferAttribute(body.positions, 3));
    made.setIndex(new BufferAttribute(body.triangles, 1));
    made.computeVertexNormals();
    return made;
  }, [body]);
  useMemo(() => {
    const colourOf = clay === null ? partColours(person) : () => new Color(clay);
    const colours = new Float32Array(3 * body.parts.length);
    body.parts.forEach((part, vertex) => {
      colourOf(part).toArray(colours, 3 * vertex);
    });
    geometry.setAttribute('color', new BufferAttribute(colours, 3));
  }, [geometry, body, person, clay]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  return (
    <mesh geometry={geometry} raycast={unseen}>
      <meshStandardMaterial vertexColors roughness={0.75} side={DoubleSide} />
    </mesh>
  );
});
