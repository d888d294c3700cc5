import { useMemo } from 'react';
import { EMPTY_LANDMARKS, type Landmarks, standingLandmarks } from '../../../shared/domain/scene/camera/landmarks.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { subjectOf } from '../../../shared/domain/scene/subject.ts';
import type { Bodies } from './useBody.ts';

/** Where the parts of the subject's body are: as Blender tells, as they stand until then, and somebody's where nobody is. */
export function useLandmarks(spec: SceneSpec, bodies: Bodies): Landmarks {
  const told = bodies[0]?.data?.landmarks;
  const height = subjectOf(spec)?.body.height ?? null;
  return useMemo(() => (height === null ? EMPTY_LANDMARKS : { ...standingLandmarks(height), ...told }), [height, told]);
}
