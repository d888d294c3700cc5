import { useMemo } from 'react';
import { Vector3 } from 'three';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { lampBox } from '../../../../shared/domain/scene/sampleLights.ts';
import type { AreaLight } from '../../../../shared/domain/scene/spec/light.ts';
import type { Room } from '../../../../shared/domain/scene/spec/room.ts';
import { texts } from '../../../texts/view.ts';
import { Label } from '../../../three/Label.tsx';
import { Lines } from '../../../three/Lines.tsx';
import { lampTurn } from '../../../three/lampTurn.ts';
import { onPlane, type Point } from '../../../three/rays.ts';
import type { ViewTokens } from '../../../three/useViewTokens.ts';
import { useDesign } from '../designStore.ts';
import { beadHeight, wattsAt } from './cameraValues.ts';
import { useDrag } from './dragStore.ts';
import { endEdit, rangeEdit } from './fieldEdit.ts';
import { along, type Begin, Handle } from './Handle.tsx';
import { LampBoxHandles } from './LampBoxHandles.tsx';
import { LAMP_POWER, LAMP_SIDE } from './shown.ts';

const UP: Point = [0, 0, 1];
/** How far above its lamp the bar of power begins, and how long it is, metres. */
const BAR_FOOT = 0.15;
const BAR = beadHeight(2000);
/** Length of the arrow that tells where a lamp shines, and how near to the person it must point to be tracked, metres. */
const ARROW = 0.9;
const TRACKED_WITHIN = 0.5;

type Group = 'large' | 'small';

const plus = ([x, y, z]: Point, [dx, dy, dz]: Point, far = 1): Point => [x + far * dx, y + far * dy, z + far * dz];

function sideDrag(group: Group, end: 'min' | 'max', at: Point, axis: Point): Begin {
  return (start) => {
    const { preset } = useDesign.getState();
    // A square grows to both sides.
    return along(at, axis, (moved, shift) => endEdit(preset, ['lights', group, 'size'], end, 2 * moved, LAMP_SIDE, shift))(start);
  };
}

function powerDrag(group: Group, end: 'min' | 'max', foot: Point): Begin {
  return (start) => {
    const { preset } = useDesign.getState();
    const from = beadHeight(preset.lights[group].energy[end]);
    return along(foot, UP, (moved) => rangeEdit(preset, ['lights', group, 'energy'], end, wattsAt(Math.max(0, from + moved)), LAMP_POWER))(
      start,
    );
  };
}

/** The arrow laid on the person makes the group look at it; laid elsewhere, lamps are turned any way. */
function aimDrag(group: Group, person: Point): Begin {
  return () => (now) => {
    const point = onPlane(now, person, [-now.direction[0], -now.direction[1], -now.direction[2]]);
    if (point === null) return null;
    const value = Math.hypot(point[0] - person[0], point[1] - person[1], point[2] - person[2]) < TRACKED_WITHIN;
    const said = value ? texts.tracksPerson : texts.turnsAnyWay;
    return { path: ['lights', group, 'tracked'], value, label: texts.tracked, text: `${texts.tracked} ${said}`, reason: null };
  };
}

interface LampHandlesProps {
  readonly preset: Preset;
  readonly group: Group;
  /** The first lamp of the group in this frame. */
  readonly light: AreaLight;
  readonly room: Pick<Room, 'size'>;
  /** What tracked lamps look at. */
  readonly person: Point;
  readonly tokens: ViewTokens;
}

/** Of a group of lamps: where they may be, their side, power, and whether they look at the person. */
export function LampHandles({ preset, group, light, room, person, tokens }: LampHandlesProps) {
  const isDragged = useDrag((state) => state.drag !== null);
  const { size, energy, place } = preset.lights[group];
  const [right, ahead] = useMemo(() => {
    const turn = lampTurn(light, person);
    const axis = (x: number, y: number, z: number): Point => {
      const { x: ax, y: ay, z: az } = new Vector3(x, y, z).applyQuaternion(turn);
      return [ax, ay, az];
    };
    return [axis(1, 0, 0), axis(0, 0, -1)];
  }, [light, person]);
  const left: Point = [-right[0], -right[1], -right[2]];
  const foot = plus(light.position, UP, BAR_FOOT);
  const bead = (watts: number) => plus(foot, UP, Math.min(BAR, beadHeight(watts)));
  const tip = plus(light.position, ahead, ARROW);
  const box = useMemo(() => lampBox({ place }, room.size), [place, room.size]);
  return (
    <group>
      <LampBoxHandles group={group} box={box} room={room} tokens={tokens} />
      <Handle
        at={plus(light.position, right, size.max / 2)}
        tokens={tokens}
        cursor="ew-resize"
        begin={sideDrag(group, 'max', light.position, right)}
      />
      {size.max > size.min || isDragged ? (
        <Handle
          at={plus(light.position, left, size.min / 2)}
          tokens={tokens}
          shape="ring"
          cursor="ew-resize"
          begin={sideDrag(group, 'min', light.position, left)}
        />
      ) : null}
      <Lines segments={[foot, plus(foot, UP, BAR)]} colour={tokens.dim} />
      <Handle at={bead(energy.max)} tokens={tokens} cursor="ns-resize" begin={powerDrag(group, 'max', foot)} />
      <Handle at={bead(energy.min)} tokens={tokens} shape="ring" cursor="ns-resize" begin={powerDrag(group, 'min', foot)} />
      <Label
        text={`${energy.min}–${energy.max} W`}
        position={plus(foot, UP, BAR + 0.1)}
        colour={tokens.accent}
        background={tokens.background}
      />
      <Lines segments={[light.position, tip]} colour={tokens.accent} />
      <Handle at={tip} tokens={tokens} shape="ring" cursor="move" begin={aimDrag(group, person)} />
    </group>
  );
}
