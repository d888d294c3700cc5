import { useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, Color, InstancedBufferAttribute, InstancedBufferGeometry, ShaderMaterial } from 'three';
import type { CameraCloud as Cloud } from '../../shared/domain/scene/camera/cameraCloud.ts';
import { unseen } from './selectable.ts';

/** A pyramid: four edges from the camera, four sides of the picture. Each corner as (across, up, ahead). */
const CORNERS = [
  [-1, -1, 1],
  [1, -1, 1],
  [1, 1, 1],
  [-1, 1, 1],
] as const;
const PYRAMID = new Float32Array(
  CORNERS.flatMap((corner, index) => [0, 0, 0, ...corner, ...corner, ...(CORNERS[(index + 1) % 4] ?? corner)]),
);

const VERTEX = `
attribute vec3 place;
attribute vec3 ahead;
attribute vec3 across;
attribute vec3 upward;
uniform float reach;
void main() {
  vec3 point = place + reach * (ahead * position.z + across * position.x + upward * position.y);
  gl_Position = projectionMatrix * viewMatrix * vec4(point, 1.0);
}`;

const FRAGMENT = `
uniform vec3 colour;
uniform float opacity;
void main() {
  gl_FragColor = vec4(colour, opacity);
  #include <colorspace_fragment>
}`;

interface CloudProps {
  readonly cloud: Cloud;
  /** Counts up whenever the numbers in `cloud` have changed: they are changed in place. */
  readonly version: number;
  readonly colour: string;
}

/** Tells the card about new numbers and asks for a frame. */
function useUpload(attributes: readonly { needsUpdate: boolean }[], version: number): void {
  const invalidate = useThree((state) => state.invalidate);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is the event
  useLayoutEffect(() => {
    for (const attribute of attributes) attribute.needsUpdate = true;
    invalidate();
  }, [attributes, version, invalidate]);
}

/** Sampled cameras as dots of equal size on the screen. */
export function CameraDots({ cloud, version, colour }: CloudProps) {
  const { geometry, attributes } = useMemo(() => {
    const position = new BufferAttribute(cloud.positions, 3);
    return { geometry: new BufferGeometry().setAttribute('position', position), attributes: [position] };
  }, [cloud]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useUpload(attributes, version);
  const many = cloud.count > 1000;
  return (
    <points geometry={geometry} renderOrder={3} frustumCulled={false} raycast={unseen}>
      <pointsMaterial
        color={colour}
        size={many ? 2 : 4}
        sizeAttenuation={false}
        depthWrite={false}
        transparent
        opacity={many ? 0.6 : 0.9}
      />
    </points>
  );
}

/** What sampled cameras see, as pyramids: one draw for thousands of them, built on the graphics card from four vectors each. */
export function CameraFrustums({ cloud, version, colour }: CloudProps) {
  const { geometry, attributes } = useMemo(() => {
    const made = new InstancedBufferGeometry();
    made.instanceCount = cloud.count;
    made.setAttribute('position', new BufferAttribute(PYRAMID, 3));
    const each = { place: cloud.positions, ahead: cloud.ahead, across: cloud.right, upward: cloud.up };
    const attributes = Object.entries(each).map(([name, numbers]) => {
      const attribute = new InstancedBufferAttribute(numbers, 3);
      made.setAttribute(name, attribute);
      return attribute;
    });
    return { geometry: made, attributes };
  }, [cloud]);
  const many = cloud.count > 1000;
  const material = useMemo(() => {
    const uniforms = { reach: { value: many ? 0.22 : 0.3 }, opacity: { value: many ? 0.1 : 0.5 }, colour: { value: new Color(colour) } };
    return new ShaderMaterial({ vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms, transparent: true, depthWrite: false });
  }, [colour, many]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useEffect(() => () => material.dispose(), [material]);
  useUpload(attributes, version);
  return <lineSegments geometry={geometry} material={material} renderOrder={3} frustumCulled={false} raycast={unseen} />;
}
