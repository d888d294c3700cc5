import { memo, useMemo } from 'react';
import { Color, DoubleSide } from 'three';
import type { AreaLight } from '../../shared/domain/scene/spec/light.ts';
import { Label } from './Label.tsx';
import { Lines } from './Lines.tsx';
import { lampTurn } from './lampTurn.ts';
import type { Point } from './rays.ts';
import { selectable } from './selectable.ts';
import type { ViewTokens } from './useViewTokens.ts';

interface LampProps {
  readonly light: AreaLight;
  /** What tracked lamps look at. */
  readonly person: Point;
  readonly tokens: ViewTokens;
  readonly selected?: boolean;
  readonly onSelect?: (() => void) | undefined;
}

/** An area light: its square in its colour, a cone of where it shines, and its power. */
export const Lamp = memo(function Lamp({ light, person, tokens, selected = false, onSelect }: LampProps) {
  const quaternion = useMemo(() => lampTurn(light, person), [light, person]);
  const half = light.size / 2;
  const { cone, edge } = useMemo(() => {
    const reach = 0.5 + half;
    const wide = half + 0.6 * reach;
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const;
    return {
      cone: corners.flatMap(([x, y]) => [[x * half, y * half, 0] as const, [x * wide, y * wide, -reach] as const]),
      edge: corners.flatMap(([x, y], index) => {
        const [nextX, nextY] = corners[(index + 1) % 4] ?? [x, y];
        return [[x * half, y * half, 0] as const, [nextX * half, nextY * half, 0] as const];
      }),
    };
  }, [half]);
  return (
    <group position={[...light.position]}>
      <group quaternion={quaternion}>
        <mesh {...selectable(onSelect)}>
          <planeGeometry args={[light.size, light.size]} />
          <meshBasicMaterial
            color={new Color(...light.colour)}
            side={DoubleSide}
            transparent
            opacity={selected ? 0.2 : 0.12}
            depthWrite={false}
          />
        </mesh>
        <Lines segments={edge} colour={selected ? tokens.accent : tokens.dim} />
        <Lines segments={cone} colour={tokens.line} opacity={0.6} />
      </group>
      <Label
        text={`${Math.round(light.energy)} W`}
        position={[0, 0, -0.12]}
        colour={selected ? tokens.accent : tokens.dim}
        background={tokens.background}
      />
    </group>
  );
});
