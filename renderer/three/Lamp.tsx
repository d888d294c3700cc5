import { useMemo } from 'react';
import { Color, DoubleSide, Euler, Matrix4, Quaternion, Vector3 } from 'three';
import type { AreaLight } from '../../shared/domain/scene/spec/light.ts';
import { Label } from './Label.tsx';
import { Lines } from './Lines.tsx';
import type { ViewTokens } from './useViewTokens.ts';

/** Area lights shine along their own −Z. */
function orientation({ aim, position }: AreaLight, person: Vector3): Quaternion {
  if (aim.kind === 'rotation') return new Quaternion().setFromEuler(new Euler(...aim.rotation, 'ZYX'));
  const matrix = new Matrix4().lookAt(new Vector3(...position), person, new Vector3(0, 0, 1));
  return new Quaternion().setFromRotationMatrix(matrix);
}

interface LampProps {
  readonly light: AreaLight;
  /** What tracked lamps look at. */
  readonly person: readonly [number, number, number];
  readonly tokens: ViewTokens;
}

/** An area light: its square in its colour, a cone of where it shines, and its power. */
export function Lamp({ light, person, tokens }: LampProps) {
  const quaternion = useMemo(() => orientation(light, new Vector3(...person)), [light, person]);
  const half = light.size / 2;
  const cone = useMemo(() => {
    const reach = 0.5 + half;
    const wide = half + 0.6 * reach;
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const;
    return corners.flatMap(([x, y]) => [[x * half, y * half, 0] as const, [x * wide, y * wide, -reach] as const]);
  }, [half]);
  return (
    <group position={[...light.position]}>
      <group quaternion={quaternion}>
        <mesh>
          <planeGeometry args={[light.size, light.size]} />
          <meshBasicMaterial color={new Color(...light.colour)} side={DoubleSide} transparent opacity={0.4} depthWrite={false} />
        </mesh>
        <Lines segments={cone} colour={tokens.line} opacity={0.6} />
      </group>
      <Label
        text={`${Math.round(light.energy)} W`}
        position={[0, 0, half * 0.5 + 0.18]}
        colour={tokens.dim}
        background={tokens.background}
      />
    </group>
  );
}
