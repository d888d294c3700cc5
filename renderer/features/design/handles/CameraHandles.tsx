import { useMemo } from 'react';
import type { Framing } from '../../../../shared/domain/preset/schema/camera.ts';
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

function wallDrag(framing: number, angle: number, end: 'min' | 'max', radius: number, z: number): Begin {
  const axis: Point = [Math.cos(angle), Math.sin(angle), 0];
  return (start) => {
    const { preset } = useDesign.getState();
    const path = fieldsAt(framing)('radius');
    return along([axis[0] * radius, axis[1] * radius, z], axis, (moved, shift) => endEdit(preset, path, end, moved, RADIUS, shift))(start);
  };
}

function rimDrag(framing: number, end: 'min' | 'max', from: number): Begin {
  return (start) => {
    const { preset } = useDesign.getState();
    const path = fieldsAt(framing)('height');
    return along([0, 0, 0], UP, (moved) => rangeEdit(preset, path, end, from + moved, HEIGHT))(start);
  };
}

/** The arc that half of the frames lie in, opened and narrowed by its ends. */
function arcDrag(framing: number, z: number): Begin {
  return () => {
    const path = fieldsAt(framing)('pFront');
    return (now) => {
      const point = onPlane(now, [0, 0, z], UP);
      if (point === null) return null;
      const edit = numberEdit(path, pFrontOfArc(angleAt(point)), P_FRONT);
      const half = typeof edit.value === 'number' ? (arcOf(edit.value) * 180) / Math.PI : 0;
      return { ...edit, text: `${edit.text} · ${texts.halfWithin(`${formatNumber(half, 0)}°`)}` };
    };
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
  const middle = (height.min + height.max) / 2;
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
      <RimHandle radius={rim} z={height.max} tokens={tokens} begin={rimDrag(index, 'max', height.max)} />
      {height.max - height.min > 0.02 || isDragged ? (
        <RimHandle radius={rim} z={height.min} tokens={tokens} begin={rimDrag(index, 'min', height.min)} />
      ) : null}
      {WALL_ANGLES.map((angle) => (
        <Handle
          key={angle}
          at={at(angle, radius.max, middle)}
          tokens={tokens}
          cursor="ew-resize"
          begin={wallDrag(index, angle, 'max', radius.max, middle)}
        />
      ))}
      {radius.max > radius.min || isDragged
        ? INNER_ANGLES.map((angle) => (
            <Handle
              key={angle}
              at={at(angle, radius.min, middle)}
              tokens={tokens}
              shape="ring"
              cursor="ew-resize"
              begin={wallDrag(index, angle, 'min', radius.min, middle)}
            />
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
          begin={arcDrag(index, floor)}
        />
      ))}
    </group>
  );
}
