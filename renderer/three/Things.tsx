import { memo, useMemo } from 'react';
import { Color } from 'three';
import type { Room } from '../../shared/domain/scene/spec/room.ts';
import { boxEdges } from './boxEdges.ts';
import { Lines } from './Lines.tsx';
import { unseen } from './selectable.ts';
import type { ViewTokens } from './useViewTokens.ts';

type Thing = Pick<Room['clutter'][number], 'position' | 'size' | 'turn'>;

interface BoxProps {
  readonly thing: Thing;
  readonly colour: readonly [number, number, number];
  readonly tokens: ViewTokens;
}

function Box({ thing: { position, size, turn }, colour, tokens }: BoxProps) {
  const [w, d, h] = size;
  const edges = useMemo(() => boxEdges([-w / 2, -d / 2, 0], [w / 2, d / 2, h]), [w, d, h]);
  return (
    <group position={[...position]} rotation={[0, 0, turn]}>
      <mesh position={[0, 0, h / 2]} raycast={unseen}>
        <boxGeometry args={[w, d, h]} />
        <meshStandardMaterial
          color={new Color(...colour).lerp(new Color(tokens.wall), 0.55)}
          roughness={0.9}
          transparent
          opacity={0.55}
          depthWrite={false}
        />
      </mesh>
      <Lines segments={edges} colour={tokens.line} opacity={0.8} />
    </group>
  );
}

/** Furniture and smaller things, as boxes of their size: where they stand matters here, not how they look. */
export const Things = memo(function Things({ room, tokens }: { readonly room: Room; readonly tokens: ViewTokens }) {
  return (
    <group>
      {room.furniture.map((thing) => (
        <Box
          key={`${thing.kind} ${thing.position.join()}`}
          thing={thing}
          colour={thing.materials[0]?.colour ?? [0.5, 0.5, 0.5]}
          tokens={tokens}
        />
      ))}
      {room.clutter.map((thing) => (
        <Box key={`${thing.shape} ${thing.position.join()}`} thing={thing} colour={thing.material.colour} tokens={tokens} />
      ))}
    </group>
  );
});
