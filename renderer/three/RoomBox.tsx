import { useMemo } from 'react';
import { BackSide, Color } from 'three';
import type { Material } from '../../shared/domain/scene/spec/material.ts';
import type { Room } from '../../shared/domain/scene/spec/room.ts';
import { Lines } from './Lines.tsx';
import type { ViewTokens } from './useViewTokens.ts';

type Side = Room['walls'][number]['side'];

/** Where a picture hangs: centre, turn, and which of the room's sizes it spans. Its face looks into the room. */
function hanging(side: Side, [width, depth, height]: Room['size']) {
  const inset = 0.01;
  switch (side) {
    case 'back':
      return { position: [0, depth / 2 - inset, height / 2], rotation: [Math.PI / 2, 0, 0], size: [width, height] } as const;
    case 'front':
      return { position: [0, -depth / 2 + inset, height / 2], rotation: [-Math.PI / 2, 0, 0], size: [width, height] } as const;
    case 'left':
      return { position: [-width / 2 + inset, 0, height / 2], rotation: [Math.PI / 2, Math.PI / 2, 0], size: [depth, height] } as const;
    case 'right':
      return { position: [width / 2 - inset, 0, height / 2], rotation: [Math.PI / 2, -Math.PI / 2, 0], size: [depth, height] } as const;
    default:
      return null;
  }
}

function tint(material: Material, towards: string): Color {
  return new Color(...material.colour).lerp(new Color(towards), 0.55);
}

/** The room seen from outside through its near walls, with what hangs on the far ones. */
export function RoomBox({ room, tokens }: { readonly room: Room; readonly tokens: ViewTokens }) {
  const [width, depth, height] = room.size;
  const edges = useMemo(() => {
    const corner = (x: number, y: number, z: number) => [(x * width) / 2, (y * depth) / 2, z * height] as const;
    const ring = (z: number) => [corner(-1, -1, z), corner(1, -1, z), corner(1, 1, z), corner(-1, 1, z)];
    const [floor, ceiling] = [ring(0), ring(1)];
    return floor.flatMap((point, index) => {
      const next = (index + 1) % 4;
      return [point, floor[next] ?? point, ceiling[index] ?? point, ceiling[next] ?? point, point, ceiling[index] ?? point];
    });
  }, [width, depth, height]);
  return (
    <group>
      <mesh position={[0, 0, height / 2]}>
        <boxGeometry args={[width, depth, height]} />
        <meshBasicMaterial color={tokens.wall} side={BackSide} />
      </mesh>
      <mesh position={[0, 0, 0.003]}>
        <planeGeometry args={[width, depth]} />
        <meshBasicMaterial color={tokens.floor} />
      </mesh>
      <Lines segments={edges} colour={tokens.line} opacity={0.7} />
      {room.walls.map(({ side, picture }) => {
        const place = picture === null ? null : hanging(side, room.size);
        if (picture === null || place === null) return null;
        const scale = picture.cover;
        return (
          <mesh key={side} position={[...place.position]} rotation={[...place.rotation]}>
            <planeGeometry args={[place.size[0] * scale, place.size[1] * scale]} />
            <meshBasicMaterial color={tint(picture.material, tokens.wall)} />
          </mesh>
        );
      })}
    </group>
  );
}
