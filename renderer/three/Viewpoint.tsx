import { OrbitControls } from '@react-three/drei/core/OrbitControls.js';
import { useThree } from '@react-three/fiber';
import { type ComponentRef, useEffect, useEffectEvent, useRef, useState } from 'react';
import { PerspectiveCamera, Vector3 } from 'three';
import type { Pose, PoseLink } from './poseLink.ts';

export interface View extends Pose {
  /** About the viewing axis, radians. */
  readonly roll?: number;
}

export interface Sphere {
  readonly centre: readonly [number, number, number];
  readonly radius: number;
}

interface ViewpointProps {
  readonly view: () => View;
  /** The view is taken when this changes; in between, the user orbits, pans and zooms. */
  readonly when: string;
  /** What is to fill the view, and when: the direction stays. */
  readonly filled: () => Sphere;
  readonly filledWhen: number;
  /** Views that turn with this one; none while a view of its own is wanted. */
  readonly link: PoseLink | null;
  /** Whether the view stays where it is: it is a camera's own. */
  readonly isFixed: boolean;
}

/** Looks from where it is told to, and lets the user go on from there. Z is up. */
export function Viewpoint({ view, when, filled, filledWhen, link, isFixed }: ViewpointProps) {
  const camera = useThree((state) => state.camera);
  const invalidate = useThree((state) => state.invalidate);
  const controls = useRef<ComponentRef<typeof OrbitControls>>(null);
  const [self] = useState(() => ({ isFollowing: false }));

  const tell = useEffectEvent(() => {
    if (link === null || self.isFollowing || controls.current === null || !(camera instanceof PerspectiveCamera)) return;
    const { x, y, z } = camera.position;
    const { x: tx, y: ty, z: tz } = controls.current.target;
    link.tell({ position: [x, y, z], target: [tx, ty, tz], fov: camera.fov }, self);
  });
  const take = useEffectEvent(({ position, target, fov, roll }: View) => {
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
    camera.updateMatrixWorld();
    invalidate();
  });
  const takeOwn = useEffectEvent(() => {
    take(view());
    tell();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` is the event, not an input
  useEffect(() => takeOwn(), [when]);

  const fill = useEffectEvent(() => {
    if (filledWhen === 0 || controls.current === null || !(camera instanceof PerspectiveCamera)) return;
    const { centre, radius } = filled();
    const back = camera.position.clone().sub(controls.current.target).normalize();
    const far = (1.15 * radius) / Math.sin((camera.fov * Math.PI) / 360);
    const { x, y, z } = new Vector3(...centre).addScaledVector(back, far);
    take({ position: [x, y, z], target: centre, fov: camera.fov });
    tell();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count is the event
  useEffect(() => fill(), [filledWhen]);

  const hear = useEffectEvent((pose: Pose) => {
    self.isFollowing = true;
    take(pose);
    self.isFollowing = false;
  });
  useEffect(() => link?.follow(self, hear), [link, self]);

  return (
    <OrbitControls
      ref={controls}
      makeDefault
      enabled={!isFixed}
      enableDamping={false}
      minDistance={0.3}
      maxDistance={100}
      onChange={() => tell()}
    />
  );
}
