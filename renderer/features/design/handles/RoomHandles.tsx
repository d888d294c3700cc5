import { useMemo } from 'react';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { boxEdges } from '../../../three/boxEdges.ts';
import { Lines } from '../../../three/Lines.tsx';
import type { Point } from '../../../three/rays.ts';
import type { ViewTokens } from '../../../three/useViewTokens.ts';
import { useDesign } from '../designStore.ts';
import { useDrag } from './dragStore.ts';
import { endEdit } from './fieldEdit.ts';
import { along, type Begin, Handle } from './Handle.tsx';
import { roomSide } from './shown.ts';

type Side = 'width' | 'depth' | 'height';

/** Walls stand on both sides of the middle: one metre of a wall is two of the room. */
function wallDrag(side: Side, end: 'min' | 'max', at: Point, axis: Point): Begin {
  const factor = side === 'height' ? 1 : 2;
  return (start) => {
    const { preset } = useDesign.getState();
    return along(at, axis, (moved, shift) => endEdit(preset, ['room', side], end, factor * moved, roomSide(side), shift))(start);
  };
}

function boxOf({ room }: Preset, end: 'min' | 'max'): Point[] {
  const [w, d] = [room.width[end] / 2, room.depth[end] / 2];
  return boxEdges([-w, -d, 0], [w, d, room.height[end]]);
}

/** The smallest and the largest room of the preset, by their walls and ceilings. */
export function RoomHandles({ preset, tokens }: { readonly preset: Preset; readonly tokens: ViewTokens }) {
  const isDragged = useDrag((state) => state.drag !== null);
  const { room } = preset;
  const [least, most] = useMemo(() => [boxOf(preset, 'min'), boxOf(preset, 'max')], [preset]);
  const handles: readonly { readonly side: Side; readonly end: 'min' | 'max'; readonly at: Point; readonly axis: Point }[] = [
    { side: 'width', end: 'max', at: [room.width.max / 2, 0, 1], axis: [1, 0, 0] },
    { side: 'width', end: 'min', at: [-room.width.min / 2, 0, 1], axis: [-1, 0, 0] },
    { side: 'depth', end: 'max', at: [0, room.depth.max / 2, 1], axis: [0, 1, 0] },
    { side: 'depth', end: 'min', at: [0, -room.depth.min / 2, 1], axis: [0, -1, 0] },
    { side: 'height', end: 'max', at: [0.4, 0, room.height.max], axis: [0, 0, 1] },
    { side: 'height', end: 'min', at: [-0.4, 0, room.height.min], axis: [0, 0, 1] },
  ];
  return (
    <group>
      <Lines segments={least} colour={tokens.accent} opacity={0.5} />
      <Lines segments={most} colour={tokens.accent} opacity={0.8} />
      {handles
        .filter(({ side, end }) => end === 'max' || isDragged || room[side].max > room[side].min)
        .map(({ side, end, at, axis }) => (
          <Handle
            key={`${side} ${end}`}
            at={at}
            tokens={tokens}
            shape={end === 'max' ? 'disc' : 'ring'}
            cursor={side === 'height' ? 'ns-resize' : 'ew-resize'}
            begin={wallDrag(side, end, at, axis)}
          />
        ))}
    </group>
  );
}
