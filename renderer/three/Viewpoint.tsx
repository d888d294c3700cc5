import { OrbitControls } from '@react-three/drei/core/OrbitControls.js';
import { useThree } from '@react-three/fiber';
import { type ComponentRef, useEffect, useEffectEvent, useRef } from 'react';
import { PerspectiveCamera } from 'three';

export interface View {
  readonly position: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  /** Vertical field of view in degrees. */
  readonly fov: number;
  /** About the viewing axis, radians. */
  readonly roll?: number;
}

interface ViewpointProps {
  readonly view: () => View;
  /** The view is taken when this changes; in between, the user orbits, pans and zooms. */
  readonly when: string;
}

/** Looks from where it is told to, and lets the user go on from there. Z is up. */
export function Viewpoint({ view, when }: ViewpointProps) {
  const camera = useThree((state) => state.camera);
  const invalidate = useThree((state) => state.invalidate);
  const controls = useRef<ComponentRef<typeof OrbitControls>>(null);
  const take = useEffectEvent(() => {
    const { position, target, fov, roll } = view();
    camera.up.set(0, 0, 1);
    camera.position.set(...position);
    if (camera instanceof PerspectiveCamera) {
      camera.fov = fov;
      camera.updateProjectionMatrix();
    }
    controls.current?.target.set(...target);
    controls.current?.update();
    camera.lookAt(...target);
    if (roll !== undefined) camera.rotateZ(roll);
    invalidate();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` is the event, not an input
  useEffect(() => take(), [when]);
  return <OrbitControls ref={controls} makeDefault enableDamping={false} minDistance={0.4} maxDistance={60} />;
}
