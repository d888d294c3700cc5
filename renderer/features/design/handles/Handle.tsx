import { memo, useMemo } from 'react';
import { Grip, type GripShape } from '../../../three/Grip.tsx';
import { Rim } from '../../../three/Rim.tsx';
import { alongAxis, type Point, type PointerRay } from '../../../three/rays.ts';
import { useRayDrag } from '../../../three/useRayDrag.ts';
import type { ViewTokens } from '../../../three/useViewTokens.ts';
import { beginDrag, cancelDrag, endDrag, moveDrag } from './dragStore.ts';
import type { Edit } from './fieldEdit.ts';

/** What a pointer that went down here makes of the preset as it moves on; null while that cannot be told. */
export type Begin = (start: PointerRay) => (now: PointerRay, shift: boolean) => Edit | null;

/** Drags along a line through `through`: `edit` is told by how many metres. */
export function along(through: Point, axis: Point, edit: (moved: number, shift: boolean) => Edit): Begin {
  return (start) => {
    const from = alongAxis(start, through, axis);
    return (now, shift) => {
      const to = alongAxis(now, through, axis);
      return from === null || to === null ? null : edit(to - from, shift);
    };
  };
}

function useEditing(begin: Begin) {
  return useRayDrag(
    useMemo(() => {
      let follow: ReturnType<Begin> | null = null;
      return {
        begin(ray, { clientX, clientY }) {
          follow = begin(ray);
          beginDrag(clientX, clientY);
        },
        move(ray, { clientX, clientY, shiftKey }) {
          const edit = follow?.(ray, shiftKey) ?? null;
          if (edit !== null) moveDrag(edit, clientX, clientY);
        },
        end: endDrag,
        cancel: cancelDrag,
      };
    }, [begin]),
  );
}

interface GripsProps {
  readonly begin: Begin;
  readonly tokens: ViewTokens;
  readonly cursor?: string;
  readonly shape?: GripShape;
}

const Held = memo(function Held({ begin, tokens, cursor = 'grab', shape = 'disc' }: GripsProps) {
  const onPointerDown = useEditing(begin);
  return <Grip colour={tokens.accent} outline={tokens.background} shape={shape} cursor={cursor} onPointerDown={onPointerDown} />;
});

/** A point that edits a field of the preset while it is dragged. It is moved as a group: what is held stays as it is. */
export function Handle({ at, ...held }: GripsProps & { readonly at: Point }) {
  return (
    <group position={[...at]}>
      <Held {...held} />
    </group>
  );
}

interface RimHandleProps {
  readonly radius: number;
  readonly z: number;
  readonly begin: Begin;
  readonly tokens: ViewTokens;
}

/** A circle around the person that does. */
export function RimHandle({ radius, z, begin, tokens }: RimHandleProps) {
  const onPointerDown = useEditing(begin);
  return <Rim radius={radius} z={z} colour={tokens.accent} cursor="ns-resize" onPointerDown={onPointerDown} />;
}
