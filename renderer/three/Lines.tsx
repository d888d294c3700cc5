import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry } from 'three';

interface LinesProps {
  /** Pairs of points, each a segment. */
  readonly segments: readonly (readonly [number, number, number])[];
  readonly colour: string;
  readonly opacity?: number;
}

/** Thin straight segments. */
export function Lines({ segments, colour, opacity = 1 }: LinesProps) {
  const geometry = useMemo(() => {
    const made = new BufferGeometry();
    made.setAttribute('position', new BufferAttribute(new Float32Array(segments.flat()), 3));
    return made;
  }, [segments]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  return (
    <lineSegments geometry={geometry} raycast={() => null}>
      <lineBasicMaterial color={colour} transparent={opacity < 1} opacity={opacity} />
    </lineSegments>
  );
}
