import type { lampBox } from '../../../../shared/domain/scene/sampleLights.ts';
import type { Room } from '../../../../shared/domain/scene/spec/room.ts';
import { boxEdges } from '../../../three/boxEdges.ts';
import { Lines } from '../../../three/Lines.tsx';
import { onPlane, type Point } from '../../../three/rays.ts';
import type { ViewTokens } from '../../../three/useViewTokens.ts';
import { useDesign } from '../designStore.ts';
import { rangeEdit, shiftEdit } from './fieldEdit.ts';
import { along, type Begin, Handle } from './Handle.tsx';
import { lampPlace } from './shown.ts';

type Group = 'large' | 'small';
type Axis = 'x' | 'y' | 'z';
type Box = ReturnType<typeof lampBox>;

const AXES: readonly { readonly axis: Axis; readonly unit: Point }[] = [
  { axis: 'x', unit: [1, 0, 0] },
  { axis: 'y', unit: [0, 1, 0] },
  { axis: 'z', unit: [0, 0, 1] },
];

/** Metres that a change of 1 in the preset's shares is, along each axis of a room. */
function metresPerShare(size: Room['size']): Readonly<Record<Axis, number>> {
  return { x: size[0] / 2 - 0.3, y: size[1] / 2 - 0.3, z: Math.max(0.9, size[2] - 0.2) - 0.8 };
}

function faceDrag(group: Group, axis: Axis, end: 'min' | 'max', at: Point, unit: Point, metres: number): Begin {
  return (start) => {
    const { preset } = useDesign.getState();
    const from = preset.lights[group].place[axis][end];
    const path = ['lights', group, 'place', axis];
    return along(at, unit, (moved) => rangeEdit(preset, path, end, from + moved / metres, lampPlace(axis)))(start);
  };
}

/** The whole box over the floor. */
function middleDrag(group: Group, at: Point, metres: Readonly<Record<Axis, number>>): Begin {
  return (start) => {
    const { preset } = useDesign.getState();
    const { place } = preset.lights[group];
    const from = onPlane(start, at, [0, 0, 1]);
    return (now) => {
      const to = onPlane(now, at, [0, 0, 1]);
      if (from === null || to === null) return null;
      const path = ['lights', group, 'place'];
      const x = shiftEdit(preset, [...path, 'x'], (to[0] - from[0]) / metres.x, lampPlace('x'));
      const y = shiftEdit(preset, [...path, 'y'], (to[1] - from[1]) / metres.y, lampPlace('y'));
      return { ...x, path, value: { ...place, x: x.value, y: y.value }, text: `${x.text} · ${y.text}`, reason: x.reason ?? y.reason };
    };
  };
}

interface LampBoxProps {
  readonly group: Group;
  readonly box: Box;
  readonly room: Pick<Room, 'size'>;
  readonly tokens: ViewTokens;
}

/** The part of the room that lamps of a group are in: faces move its ends, the middle moves all of it. */
export function LampBoxHandles({ group, box, room, tokens }: LampBoxProps) {
  const metres = metresPerShare(room.size);
  const low: Point = [box.x.min, box.y.min, box.z.min];
  const high: Point = [box.x.max, box.y.max, box.z.max];
  const middle: Point = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
  const face = (axis: Axis, end: 'min' | 'max'): Point => [
    axis === 'x' ? box.x[end] : middle[0],
    axis === 'y' ? box.y[end] : middle[1],
    axis === 'z' ? box.z[end] : middle[2],
  ];
  return (
    <group>
      <Lines segments={boxEdges(low, high)} colour={tokens.accent} opacity={0.55} />
      {AXES.flatMap(({ axis, unit }) =>
        (['min', 'max'] as const).map((end) => (
          <Handle
            key={`${axis} ${end}`}
            at={face(axis, end)}
            tokens={tokens}
            cursor={axis === 'z' ? 'ns-resize' : 'move'}
            begin={faceDrag(group, axis, end, face(axis, end), unit, metres[axis])}
          />
        )),
      )}
      <Handle at={middle} tokens={tokens} shape="ring" cursor="move" begin={middleDrag(group, middle, metres)} />
    </group>
  );
}
