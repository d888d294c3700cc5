import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import { builtinPreset } from '../../shared/domain/preset/builtin.ts';
import { sampleScene } from '../../shared/domain/scene/sample.ts';

/** A camera that sees a part of the body from near, so that no hair is in the picture. */
const near = (focalPoint, height, focalLength, theta = 1.5 * Math.PI) => ({
  framing: focalPoint,
  radius: 1.6,
  theta,
  height,
  focalLength,
  sensor: 36,
  focalPoint,
  offset: [0, 0, 0],
  roll: 0.05,
  depthOfField: null,
  motion: null,
});

/** Somebody without anything that light passes through: no cards of hair, no lenses, clothes cut of solid cloth. */
function opaque(person) {
  const solid = (garment) => (garment.kind === 'fitted' ? { ...garment, material: null } : garment);
  return { ...person, hair: null, facialHair: null, hat: null, accessories: [], garments: person.garments.map(solid) };
}

/** Frames by name; `isOpaque` where nothing in the picture lets light through. */
export function matrixSpecs(size) {
  const preset = { ...builtinPreset('groups'), emptyShare: 0, seed: 20 };
  const scene = (frame, camera, changes = {}) => {
    const spec = sampleScene(preset, frame, BUILTIN_ASSETS);
    const people = changes.hair ? spec.people : spec.people.map(({ person, position }) => ({ person: opaque(person), position }));
    const room = { ...spec.room, clutter: [], furniture: [] };
    const outputs = { coverage: false, instances: true, depth: false, normals: false, ...changes.outputs };
    const cameras = camera === null ? spec.cameras.slice(0, 1) : [{ ...camera, ...changes.camera }];
    const render = { ...spec.render, width: size, height: size, samples: 2, denoise: false };
    return { ...spec, render, outputs, room, cameras, people: changes.alone ? people.slice(0, 1) : people, minimumPersonShare: 0 };
  };
  return [
    { name: 'hand', isOpaque: true, spec: scene(0, near('leftHand', 1.0, 90), { alone: true }) },
    { name: 'feet', isOpaque: true, spec: scene(4, near('feet', 0.6, 50), { alone: true }) },
    { name: 'hips', isOpaque: true, spec: scene(8, near('hip', 1.0, 45, 1.2 * Math.PI), { alone: true }) },
    {
      name: 'blurred',
      isOpaque: true,
      spec: scene(8, near('hip', 1.0, 45), { alone: true, camera: { depthOfField: { fStop: 1.4 }, motion: [0.02, 0, 0] } }),
    },
    {
      name: 'normals',
      isOpaque: true,
      spec: scene(12, near('rightKnee', 0.7, 50), { alone: true, outputs: { coverage: true, depth: true, normals: true } }),
    },
    { name: 'head', isOpaque: false, spec: scene(16, near('face', 1.6, 90), { alone: true, hair: true }) },
    { name: 'group', isOpaque: false, spec: scene(20, null, { hair: true }) },
  ];
}
