import { useMemo } from 'react';
import type { Framing } from '../../../../shared/domain/preset/schema/camera.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { texts } from '../../../texts/view.ts';
import { Lines } from '../../../three/Lines.tsx';
import { onPlane, type Point } from '../../../three/rays.ts';
import type { ViewTokens } from '../../../three/useViewTokens.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useDesign } from '../designStore.ts';
import { angleAt, arcOf, pFrontOfArc } from './cameraValues.ts';
import { useDrag } from './dragStore.ts';
import { endEdit, numberEdit, rangeEdit } from './fieldEdit.ts';
import { along, type Begin, Handle, RimHandle } from './Handle.tsx';
import { HEIGHT, P_FRONT, RADIUS } from './shown.ts';

const UP: Point = [0, 0, 1];
/** Where the wall is caught: at the sides and the back; the front belongs to the arc. */
const WALL_ANGLES = [0, Math.PI / 2, Math.PI] as const;
/** The inner wall, where the radius is a range, between those. */
const INNER_ANGLES = [Math.PI / 4, (3 * Math.PI) / 4] as const;
const ARC_SIDES = 48;

const fieldsAt = (framing: number) => (name: string) => ['camera', 'framings', framing, name];

/** What a drag begins with: the preset and its framing as they are then. */
function begun(framing: number, begin: (preset: Preset, own: Framing) => Begin): Begin {
  return (start) => {
    const { preset } = useDesign.getState();
    const own = preset.camera.framings[framing];
    return own === undefined ? () => null : begin(preset, own)(start);
  };
}

const middleOf = ({ min, max }: Framing['height']) => (min + max) / 2;

function wallDrag(framing: number, angle: number, end: 'min' | 'max'): Begin {
  const axis: Point = [Math.cos(angle), Math.sin(angle), 0];
  return begun(framing, (preset, { radius, height }) => {
    const path = fieldsAt(framing)('radius');
    const through: Point = [axis[0] * radius[end], axis[1] * radius[end], middleOf(height)];
    return along(through, axis, (moved, shift) => endEdit(preset, path, end, moved, RADIUS, shift));
  });
}

function rimDrag(framing: number, end: 'min' | 'max'): Begin {
  return begun(framing, (preset, { height }) => {
    const path = fieldsAt(framing)('height');
    return along([0, 0, 0], UP, (moved) => rangeEdit(preset, path, end, height[end] + moved, HEIGHT));
  });
}

/** The arc that half of the frames lie in, opened and narrowed by its ends. */
function arcDrag(framing: number): Begin {
  return begun(framing, (_, { height }) => () => {
    const path = fieldsAt(framing)('pFront');
    return (now) => {
      const point = onPlane(now, [0, 0, height.min], UP);
      if (point === null) return null;
      const edit = numberEdit(path, pFrontOfArc(angleAt(point)), P_FRONT);
      const half = typeof edit.value === 'number' ? (arcOf(edit.value) * 180) / Math.PI : 0;
      return { ...edit, text: `${edit.text} · ${texts.halfWithin(`${formatNumber(half, 0)}°`)}` };
    };
  });
}

/** The drags of a framing's handles: the same ones while it is dragged. */
function dragsOf(framing: number) {
  return {
    top: rimDrag(framing, 'max'),
    bottom: rimDrag(framing, 'min'),
    walls: WALL_ANGLES.map((angle) => ({ angle, begin: wallDrag(framing, angle, 'max') })),
    innerWalls: INNER_ANGLES.map((angle) => ({ angle, begin: wallDrag(framing, angle, 'min') })),
    arc: arcDrag(framing),
  };
}

interface CameraHandlesProps {
  readonly framing: Framing;
  /** Its place in the preset. */
  readonly index: number;
  readonly tokens: ViewTokens;
}

/** Radius by the cylinder's wall, z_min and z_max by its rims, p_front by the arc of half the frames. */
export function CameraHandles({ framing, index, tokens }: CameraHandlesProps) {
  const isDragged = useDrag((state) => state.drag !== null);
  const { radius, height, pFront } = framing;
  const rim = (radius.min + radius.max) / 2;
  const middle = middleOf(height);
  const drags = useMemo(() => dragsOf(index), [index]);
  const at = (angle: number, far: number, z: number): Point => [far * Math.cos(angle), far * Math.sin(angle), z];
  const arc = arcOf(pFront);
  const floor = height.min;
  const arcLines = useMemo(() => {
    const point = (side: number): Point => {
      const theta = 1.5 * Math.PI + arc * ((2 * side) / ARC_SIDES - 1);
      return [1.06 * rim * Math.cos(theta), 1.06 * rim * Math.sin(theta), floor];
    };
    const bow = Array.from({ length: ARC_SIDES }, (_, side) => [point(side), point(side + 1)]).flat();
    return [...bow, [0, 0, floor] as const, point(0), [0, 0, floor] as const, point(ARC_SIDES)];
  }, [arc, rim, floor]);
  return (
    <group>
      <RimHandle radius={rim} z={height.max} tokens={tokens} begin={drags.top} />
      {height.max - height.min > 0.02 || isDragged ? <RimHandle radius={rim} z={height.min} tokens={tokens} begin={drags.bottom} /> : null}
      {drags.walls.map(({ angle, begin }) => (
        <Handle key={angle} at={at(angle, radius.max, middle)} tokens={tokens} cursor="ew-resize" begin={begin} />
      ))}
      {radius.max > radius.min || isDragged
        ? drags.innerWalls.map(({ angle, begin }) => (
            <Handle key={angle} at={at(angle, radius.min, middle)} tokens={tokens} shape="ring" cursor="ew-resize" begin={begin} />
          ))
        : null}
      <Lines segments={arcLines} colour={tokens.accent} opacity={0.8} />
      {[-1, 1].map((side) => (
        <Handle
          key={side}
          at={at(1.5 * Math.PI + side * arc, 1.06 * rim, floor)}
          tokens={tokens}
          shape="ring"
          cursor="move"
          begin={drags.arc}
        />
      ))}
    </group>
  );
}
