import { useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry } from 'three';
import { unseen } from './selectable.ts';

interface LinesProps {
  /** Pairs of points, each a segment. */
  readonly segments: readonly (readonly [number, number, number])[];
  readonly colour: string;
  readonly opacity?: number;
}

/** Thin straight segments. As many as before are moved in place, without new memory on the graphics card. */
export function Lines({ segments, colour, opacity = 1 }: LinesProps) {
  const invalidate = useThree((state) => state.invalidate);
  const count = segments.length;
  const { geometry, position } = useMemo(() => {
    const position = new BufferAttribute(new Float32Array(3 * count), 3);
    return { geometry: new BufferGeometry().setAttribute('position', position), position };
  }, [count]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useLayoutEffect(() => {
    for (const [index, [x, y, z]] of segments.entries()) position.setXYZ(index, x, y, z);
    position.needsUpdate = true;
    invalidate();
  }, [segments, position, invalidate]);
  return (
    <lineSegments geometry={geometry} raycast={unseen} frustumCulled={false}>
      <lineBasicMaterial color={colour} transparent={opacity < 1} opacity={opacity} />
    </lineSegments>
  );
}
