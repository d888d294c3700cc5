import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect } from 'react';
import { type Object3D, PerspectiveCamera } from 'three';

/** Keeps objects drawn without size attenuation (sprites) at a height in pixels, whatever the lens of the view. */
export function useScreenSize(object: RefObject<Object3D | null>, pixels: number, aspect = 1): void {
  const invalidate = useThree((state) => state.invalidate);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size is drawn with the next frame
  useEffect(() => invalidate(), [invalidate, pixels, aspect]);
  useFrame(({ camera, size }) => {
    if (object.current === null || !(camera instanceof PerspectiveCamera)) return;
    const height = (2 * Math.tan((camera.fov * Math.PI) / 360) * pixels) / Math.max(1, size.height);
    object.current.scale.set(height * aspect, height, 1);
  });
}
