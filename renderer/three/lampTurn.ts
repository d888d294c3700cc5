import { Euler, Matrix4, Quaternion, Vector3 } from 'three';
import { lookingAxes } from '../../shared/domain/scene/camera/projection.ts';
import type { AreaLight } from '../../shared/domain/scene/spec/light.ts';
import type { Point } from './rays.ts';

/** How a lamp is turned: it shines along its own −Z. Blender's XYZ angles turn about X first, which three.js calls ZYX. */
export function lampTurn({ aim, position }: AreaLight, person: Point): Quaternion {
  if (aim.kind === 'rotation') return new Quaternion().setFromEuler(new Euler(...aim.rotation, 'ZYX'));
  const { right, up, back } = lookingAxes({ position, target: person });
  const matrix = new Matrix4().makeBasis(new Vector3(...right), new Vector3(...up), new Vector3(...back));
  return new Quaternion().setFromRotationMatrix(matrix);
}
