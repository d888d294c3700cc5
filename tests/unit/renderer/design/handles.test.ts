import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { redo, undo, useDesign } from '../../../../renderer/features/design/designStore.ts';
import { angleAt, arcOf, beadHeight, pFrontOfArc, wattsAt } from '../../../../renderer/features/design/handles/cameraValues.ts';
import { beginDrag, cancelDrag, endDrag, moveDrag, useDrag } from '../../../../renderer/features/design/handles/dragStore.ts';
import { endEdit, numberEdit, rangeEdit, shiftEdit } from '../../../../renderer/features/design/handles/fieldEdit.ts';
import { HEIGHT, LAMP_POWER, P_FRONT, RADIUS } from '../../../../renderer/features/design/handles/shown.ts';
import { alongAxis, onPlane } from '../../../../renderer/three/rays.ts';
import { viewAngleShareWithin } from '../../../../shared/domain/distributions/viewAngle.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';

const mixed = builtinPreset('mixed');
const first = mixed?.camera.framings[0];
if (mixed === undefined || first === undefined) throw new Error('There is no preset "mixed" with a framing.');
const at = (name: string) => ['camera', 'framings', 0, name];
const withRadius = (min: number, max: number): Preset => ({
  ...mixed,
  camera: { ...mixed.camera, framings: [{ ...first, radius: { min, max } }] },
});

describe('a pointer in the view', () => {
  const unit = (x: number, y: number, z: number) => {
    const length = Math.hypot(x, y, z);
    return [x / length, y / length, z / length] as const;
  };

  it('tells how far along a line it is, from any side', () => {
    for (const eye of [
      [5, -6, 4],
      [0, -9, 1],
      [-3, 2, 8],
    ] as const) {
      const wanted = 1.7;
      const ray = { origin: eye, direction: unit(wanted - eye[0], -eye[1], 0.5 - eye[2]) };
      expect(alongAxis(ray, [0, 0, 0.5], [1, 0, 0])).toBeCloseTo(wanted, 9);
    }
  });

  it('cannot tell along a line that it looks along, nor on a plane that it sees from the edge', () => {
    expect(alongAxis({ origin: [0, 0, 9], direction: [0, 0, -1] }, [1, 0, 0], [0, 0, 1])).toBeNull();
    expect(onPlane({ origin: [0, -9, 1], direction: [0, 1, 0] }, [0, 0, 1], [0, 0, 1])).toBeNull();
    expect(onPlane({ origin: [0, 0, 1], direction: [0, 0, 1] }, [0, 0, 0], [0, 0, 1])).toBeNull();
  });

  it('meets the floor where it points to', () => {
    const point = onPlane({ origin: [4, -4, 4], direction: unit(-3, 5, -4) }, [0, 0, 0], [0, 0, 1]);
    expect(point).toEqual([expect.closeTo(1), expect.closeTo(1), expect.closeTo(0)]);
  });
});

describe('a handle and its field', () => {
  it('agree both ways: p_front ↔ the arc of half the frames, watts ↔ the bead', () => {
    for (const pFront of [0.05, 0.5, 1, 2, 3.5, 10, 50]) {
      expect(pFrontOfArc(arcOf(pFront))).toBeCloseTo(pFront, 4);
      expect(viewAngleShareWithin(pFront, arcOf(pFront))).toBeCloseTo(0.5, 9);
    }
    for (const watts of [0, 50, 1000, 2000]) expect(wattsAt(beadHeight(watts))).toBeCloseTo(watts, 9);
    expect(angleAt([0, -2])).toBeCloseTo(0);
    expect(Math.abs(angleAt([2, 0]))).toBeCloseTo(Math.PI / 2);
    expect(Math.abs(angleAt([0, 2]))).toBeCloseTo(Math.PI);
  });

  it('keep the limits of the schema and say so', () => {
    expect(numberEdit(at('pFront'), 80, P_FRONT)).toMatchObject({ value: 50, reason: '50 is the most' });
    expect(rangeEdit(withRadius(1, 3), at('radius'), 'min', 0.1, RADIUS)).toMatchObject({
      value: { min: 0.5, max: 3 },
      reason: '0.5 m is the least',
      text: 'Radius 0.50–3.00 m',
    });
    expect(rangeEdit(mixed, ['lights', 'large', 'energy'], 'max', 1e6, LAMP_POWER)).toMatchObject({ reason: '20,000 W is the most' });
  });

  it('let neither end of a range pass the other', () => {
    const edit = rangeEdit(mixed, at('height'), 'max', first.height.min - 0.5, HEIGHT);
    expect(edit.value).toEqual({ min: first.height.min, max: first.height.min });
    expect(edit.reason).toContain('not below the lower end');
  });

  it('move a range without extent as one value, and open it with Shift', () => {
    const preset = withRadius(2, 2);
    expect(endEdit(preset, at('radius'), 'max', 0.5, RADIUS, false).value).toEqual({ min: 2.5, max: 2.5 });
    expect(endEdit(preset, at('radius'), 'max', 0.5, RADIUS, true).value).toEqual({ min: 2, max: 2.5 });
    expect(shiftEdit(withRadius(18, 19), at('radius'), 4, RADIUS)).toMatchObject({
      value: { min: 19, max: 20 },
      reason: '19 m is the most',
    });
  });
});

describe('a drag', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useDesign.setState({ preset: mixed, initial: mixed, id: 'mine', past: [], future: [] });
  });
  afterEach(() => {
    cancelDrag();
    vi.useRealTimers();
  });
  const drag = (moved: number) => moveDrag(endEdit(mixed, at('radius'), 'max', moved, RADIUS, false), 0, 0);
  const radius = () => useDesign.getState().preset.camera.framings[0]?.radius.max;

  it('shows at once, reaches the preset when the pointer rests, and is one undo step', () => {
    beginDrag(0, 0);
    drag(0.1);
    drag(0.2);
    expect(useDrag.getState().live?.camera.framings[0]?.radius.max).toBeCloseTo(first.radius.max + 0.2);
    expect(radius()).toBe(first.radius.max);
    vi.advanceTimersByTime(500);
    expect(radius()).toBeCloseTo(first.radius.max + 0.2);
    drag(0.3);
    endDrag();
    expect(radius()).toBeCloseTo(first.radius.max + 0.3);
    expect(useDrag.getState()).toEqual({ drag: null, live: null, rests: true });
    undo();
    expect(radius()).toBe(first.radius.max);
    redo();
    expect(radius()).toBeCloseTo(first.radius.max + 0.3);
  });

  it('leaves no trace when it is cancelled, not even in what could be done again', () => {
    beginDrag(0, 0);
    drag(0.4);
    endDrag();
    undo();
    const { future } = useDesign.getState();
    beginDrag(0, 0);
    drag(0.9);
    vi.advanceTimersByTime(500);
    expect(radius()).toBeCloseTo(first.radius.max + 0.9);
    cancelDrag();
    expect(useDesign.getState()).toMatchObject({ preset: mixed, past: [], future });
    vi.advanceTimersByTime(1000);
    expect(radius()).toBe(first.radius.max);
  });

  it('keeps the last good value where a rule of the preset is broken', () => {
    beginDrag(0, 0);
    drag(0.1);
    moveDrag({ path: at('radius'), value: { min: 3, max: 1 }, label: 'Radius', text: '', reason: null }, 0, 0);
    expect(useDrag.getState().drag?.edit?.reason).toBe('min must not be above max');
    endDrag();
    expect(radius()).toBeCloseTo(first.radius.max + 0.1);
  });
});
