import { useMemo } from 'react';
import type { Framing } from '../../../../shared/domain/preset/schema/camera.ts';
import type { Landmarks } from '../../../../shared/domain/scene/camera/landmarks.ts';
import { FOCAL_POINTS, type FocalPoint } from '../../../../shared/domain/scene/spec/camera.ts';
import { texts } from '../../../texts/view.ts';
import { Label } from '../../../three/Label.tsx';
import { Lines } from '../../../three/Lines.tsx';
import type { Point, PointerRay } from '../../../three/rays.ts';
import type { ViewTokens } from '../../../three/useViewTokens.ts';
import { useDesign } from '../designStore.ts';
import { FOCAL_POINTS as PARTS } from '../fields/camera.ts';
import { useDrag } from './dragStore.ts';
import { numberEdit } from './fieldEdit.ts';
import { along, type Begin, Handle } from './Handle.tsx';
import { SPREAD } from './shown.ts';

const ACROSS: Point = [1, 0, 0];
/** The smallest sphere that its grip can be told from its middle, metres. */
const LEAST_SEEN = 0.12;

const nameOf = (part: FocalPoint) => PARTS.find(({ value }) => value === part)?.label ?? part;

/** Distance of a point from a ray. */
function besides({ origin, direction }: PointerRay, point: Point): number {
  const [x, y, z] = [point[0] - origin[0], point[1] - origin[1], point[2] - origin[2]];
  const far = x * direction[0] + y * direction[1] + z * direction[2];
  return Math.hypot(x - far * direction[0], y - far * direction[1], z - far * direction[2]);
}

/** The part of the body that the pointer is nearest to. */
function nearestPart(ray: PointerRay, landmarks: Landmarks): FocalPoint {
  return FOCAL_POINTS.reduce(
    (best, part) => (besides(ray, landmarks[part]) < besides(ray, landmarks[best]) ? part : best),
    FOCAL_POINTS[0],
  );
}

function partDrag(index: number, landmarks: Landmarks): Begin {
  return () => {
    const before = useDesign.getState().preset.camera.framings[index]?.focalPoints ?? [];
    return (now, shift) => {
      const part = nearestPart(now, landmarks);
      const value = shift ? [...new Set([...before, part])] : [part];
      const path = ['camera', 'framings', index, 'focalPoints'];
      return {
        path,
        value,
        label: texts.looksAt,
        text: `${texts.looksAt} ${value.map(nameOf).join(', ')}`,
        reason: shift ? null : texts.addPart,
      };
    };
  };
}

function spreadDrag(index: number, centre: Point, from: number): Begin {
  const path = ['camera', 'framings', index, 'focalPointSpread'];
  return along(centre, ACROSS, (moved) => numberEdit(path, from + moved, SPREAD));
}

interface FocusHandlesProps {
  readonly framing: Framing;
  readonly index: number;
  readonly landmarks: Landmarks;
  readonly tokens: ViewTokens;
}

/** Which parts of the body the cameras look at, and how far from them: one standard deviation as a sphere. */
export function FocusHandles({ framing, index, landmarks, tokens }: FocusHandlesProps) {
  const isDragged = useDrag((state) => state.drag !== null);
  const { focalPoints, focalPointSpread } = framing;
  const [first = 'body'] = focalPoints;
  const centre = landmarks[first];
  const rings = useMemo(() => {
    const turn = (side: number) => [Math.cos((side / 24) * Math.PI), Math.sin((side / 24) * Math.PI)] as const;
    const ring = (place: (c: number, s: number) => Point) =>
      Array.from({ length: 48 }, (_, side) => [place(...turn(side)), place(...turn(side + 1))]).flat();
    return focalPoints.flatMap((part) => {
      const [x, y, z] = landmarks[part];
      const r = focalPointSpread;
      return [
        ...ring((c, s) => [x + r * c, y + r * s, z]),
        ...ring((c, s) => [x + r * c, y, z + r * s]),
        ...ring((c, s) => [x, y + r * c, z + r * s]),
      ];
    });
  }, [focalPoints, focalPointSpread, landmarks]);
  const reach = Math.max(LEAST_SEEN, focalPointSpread);
  return (
    <group>
      <Lines segments={rings} colour={tokens.accent} opacity={0.8} />
      {isDragged
        ? FOCAL_POINTS.map((part) => (
            <Label
              key={part}
              text={nameOf(part)}
              position={landmarks[part]}
              colour={focalPoints.includes(part) ? tokens.accent : tokens.dim}
              background={tokens.background}
            />
          ))
        : null}
      {focalPoints.map((part) => (
        <Handle key={part} at={landmarks[part]} tokens={tokens} cursor="move" begin={partDrag(index, landmarks)} />
      ))}
      <Handle
        at={[centre[0] + reach, centre[1], centre[2]]}
        tokens={tokens}
        shape="ring"
        cursor="ew-resize"
        begin={spreadDrag(index, centre, focalPointSpread)}
      />
    </group>
  );
}
