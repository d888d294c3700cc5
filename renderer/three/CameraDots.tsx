import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry } from 'three';

/** Sampled cameras as dots of equal size on the screen. */
export function CameraDots({
  positions,
  colour,
}: {
  readonly positions: readonly (readonly [number, number, number])[];
  readonly colour: string;
}) {
  const geometry = useMemo(() => {
    const made = new BufferGeometry();
    made.setAttribute('position', new BufferAttribute(new Float32Array(positions.flat()), 3));
    return made;
  }, [positions]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  return (
    <points geometry={geometry} renderOrder={3}>
      <pointsMaterial color={colour} size={4} sizeAttenuation={false} depthWrite={false} transparent opacity={0.9} />
    </points>
  );
}
