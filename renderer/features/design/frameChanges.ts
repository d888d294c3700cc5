import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { texts } from '../../texts/view.ts';
import { formatNumber } from '../../ui/format.ts';
import { angleFromFront } from './cameraPlace.ts';

interface Change {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

const degrees = (theta: number) => `${formatNumber((angleFromFront(theta) * 180) / Math.PI, 0)}°`;
const metres = (value: number) => `${formatNumber(value)} m`;

/** What one reads off a frame, in words. */
const READINGS: readonly { readonly label: string; readonly read: (spec: SceneSpec) => string }[] = [
  { label: texts.readings.framing, read: ({ cameras: [camera] }) => camera?.framing ?? '' },
  { label: texts.readings.angle, read: ({ cameras: [camera] }) => (camera === undefined ? '' : degrees(camera.theta)) },
  { label: texts.readings.radius, read: ({ cameras: [camera] }) => (camera === undefined ? '' : metres(camera.radius)) },
  { label: texts.readings.height, read: ({ cameras: [camera] }) => (camera === undefined ? '' : metres(camera.height)) },
  {
    label: texts.readings.lens,
    read: ({ cameras: [camera] }) => (camera === undefined ? '' : `${formatNumber(camera.focalLength, 0)} mm`),
  },
  { label: texts.readings.focus, read: ({ cameras: [camera] }) => camera?.focalPoint ?? '' },
  { label: texts.readings.lamps, read: ({ lights }) => `${lights.map(({ energy }) => formatNumber(energy, 0)).join(', ')} W` },
  { label: texts.readings.room, read: ({ room }) => `${room.size.map((side) => formatNumber(side, 1)).join(' × ')} m` },
  { label: texts.readings.people, read: ({ people }) => String(people.length) },
  {
    label: texts.readings.person,
    read: ({ people: [first] }) => {
      if (first === undefined) return '';
      const { body, skin } = first.person;
      return `${formatNumber(body.age, 0)} years, ${metres(body.height)}, tone ${formatNumber(skin.ita, 0)}°`;
    },
  },
];

/** What is no longer as it was in a locked frame. */
export function frameChanges(before: SceneSpec, after: SceneSpec): Change[] {
  return READINGS.flatMap(({ label, read }) => {
    const [from, to] = [read(before), read(after)];
    return from === to ? [] : [{ label, from, to }];
  });
}
