import { type ThreeEvent, useThree } from '@react-three/fiber';
import { useCallback, useEffect, useRef } from 'react';
import { Vector3 } from 'three';
import type { PointerRay } from './rays.ts';

export interface RayDrag {
  /** The pointer went down on the object. */
  begin(ray: PointerRay, event: PointerEvent): void;
  move(ray: PointerRay, event: PointerEvent): void;
  end(): void;
  /** Escape, or the system took the pointer away. */
  cancel(): void;
}

/** Whether the view's controls can be told to keep still. */
function isSwitchable(controls: unknown): controls is { enabled: boolean } {
  return typeof controls === 'object' && controls !== null && 'enabled' in controls;
}

/**
 * Lets an object of the view be dragged: the pointer as a ray, from the moment it goes down on the object until it goes up anywhere.
 * In between neither the view turns nor anything else is looked for under the pointer. Escape cancels.
 */
export function useRayDrag(drag: RayDrag): (event: ThreeEvent<PointerEvent>) => void {
  const get = useThree((state) => state.get);
  const stop = useRef<(() => void) | null>(null);
  const leave = useRef<(() => void) | null>(null);
  // An object that goes while it is dragged ends its drag.
  useEffect(() => () => leave.current?.(), []);
  return useCallback(
    (down: ThreeEvent<PointerEvent>) => {
      if (down.button !== 0 || stop.current !== null) return;
      // What is drawn over everything is also meant before everything, however far behind it stands.
      if (down.intersections.some(({ object }) => object.renderOrder > down.object.renderOrder)) return;
      down.stopPropagation();
      const { camera, gl, controls, setEvents } = get();
      const rayAt = (event: PointerEvent): PointerRay => {
        const box = gl.domElement.getBoundingClientRect();
        const x = ((event.clientX - box.left) / box.width) * 2 - 1;
        const y = 1 - ((event.clientY - box.top) / box.height) * 2;
        const origin = new Vector3().setFromMatrixPosition(camera.matrixWorld);
        const through = new Vector3(x, y, 0.5).unproject(camera).sub(origin).normalize();
        return { origin: [origin.x, origin.y, origin.z], direction: [through.x, through.y, through.z] };
      };
      // However often the pointer reports, it is followed once per frame.
      let latest: PointerEvent | null = null;
      let frame = 0;
      const follow = () => {
        frame = 0;
        if (latest !== null) drag.move(rayAt(latest), latest);
        latest = null;
      };
      const onMove = (event: PointerEvent) => {
        latest = event;
        if (frame === 0) frame = requestAnimationFrame(follow);
      };
      const finish = (last: () => void) => {
        stop.current?.();
        last();
      };
      const onUp = () => {
        follow();
        finish(drag.end);
      };
      leave.current = onUp;
      const onCancel = () => finish(drag.cancel);
      const onKey = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      };
      if (isSwitchable(controls)) controls.enabled = false;
      setEvents({ enabled: false });
      window.addEventListener('pointermove', onMove);
      window.addEventListener('pointerup', onUp);
      window.addEventListener('pointercancel', onCancel);
      window.addEventListener('keydown', onKey, true);
      stop.current = () => {
        stop.current = null;
        cancelAnimationFrame(frame);
        leave.current = null;
        if (isSwitchable(controls)) controls.enabled = true;
        setEvents({ enabled: true });
        window.removeEventListener('pointermove', onMove);
        window.removeEventListener('pointerup', onUp);
        window.removeEventListener('pointercancel', onCancel);
        window.removeEventListener('keydown', onKey, true);
      };
      drag.begin(rayAt(down.nativeEvent), down.nativeEvent);
    },
    [drag, get],
  );
}
