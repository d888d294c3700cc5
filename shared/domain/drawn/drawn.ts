import type { AssetIndex, PoseKind } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import { frameDraws, sampleScene, subjectOfFrame } from '../scene/sample.ts';
import { sampleCamera } from '../scene/sampleCamera.ts';
import { sampleShell } from '../scene/sampleRoom.ts';
import type { Person } from '../scene/spec/person.ts';
import type { SceneSpec } from '../scene/spec.ts';
import { subjectOf } from '../scene/subject.ts';
import { type ReachedShare, reachedShares } from '../variety/requested.ts';

/** Below this individual typology angle skin is of type V or VI. */
const DARK_ITA = 10;
/** Frames between two chances to stop. */
const SLICE = 25;

/** What a frame may hold, as the window counts it. */
export const TRAITS = ['female', 'dark', 'clothed', 'bald', 'hat', 'panorama', 'empty'] as const;
export type Trait = (typeof TRAITS)[number];

/** Draws of one framing's cameras, as if all frames used it. */
export interface DrawnCameras {
  /** Radians. */
  readonly theta: readonly number[];
  /** Millimetres. */
  readonly focalLength: readonly number[];
  /** Metres. */
  readonly height: readonly number[];
  readonly radius: readonly number[];
}

/** What the first frames of a preset have drawn, as columns for charts: cheap to send between threads. */
export interface Drawn {
  readonly frames: number;
  /** In the order of the preset's framings. */
  readonly cameras: readonly DrawnCameras[];
  /** Watts of all large lamps. */
  readonly energies: readonly number[];
  /** Brightness aimed at, where it is steered. */
  readonly brightness: readonly number[];
  /** Of each frame's subject. */
  readonly ages: readonly number[];
  readonly heights: { readonly female: readonly number[]; readonly male: readonly number[] };
  /** Share of frames by trait. */
  readonly traits: Readonly<Record<Trait, number>>;
  /** Share of subjects' frames that show them clothed. */
  readonly clothed: number;
  /** Share of subjects' frames by kind of pose. */
  readonly poses: Readonly<Record<PoseKind, number>>;
  readonly reached: readonly ReachedShare[];
}

/**
 * Samples the first `count` frames by the sampler that rendering uses.
 * @param people of a subject (`sampleGroup`), where somebody keeps them
 */
export function* drawnSteps(
  preset: Preset,
  assets: AssetIndex,
  count: number,
  people: (subject: number) => readonly Person[],
): Generator<void, Drawn> {
  const scenes: SceneSpec[] = [];
  let group = { subject: -1, people: [] as readonly Person[] };
  for (let frame = 0; frame < count; frame++) {
    if (frame % SLICE === SLICE - 1) yield;
    const subject = subjectOfFrame(preset, frame);
    if (group.subject !== subject) group = { subject, people: people(subject) };
    scenes.push(sampleScene(preset, frame, assets, group.people));
  }
  const cameras: DrawnCameras[] = [];
  for (const framing of preset.camera.framings) {
    yield;
    cameras.push(camerasOf({ ...preset, camera: { ...preset.camera, framings: [{ ...framing, weight: 1 }] } }, count));
  }
  yield;
  const subjects = scenes.flatMap((scene) => subjectOf(scene) ?? []);
  const heights = (female: boolean) => subjects.filter(({ body }) => body.gender < 0.5 === female).map(({ body }) => body.height);
  return {
    frames: count,
    cameras,
    energies: scenes.flatMap(({ lights }) => lights.slice(0, preset.lights.large.count).map(({ energy }) => energy)),
    brightness: scenes.flatMap(({ exposure }) => (exposure.kind === 'steered' ? [exposure.target] : [])),
    ages: subjects.map(({ body }) => body.age),
    heights: { female: heights(true), male: heights(false) },
    traits: traitsOf(scenes),
    clothed: shareOf(subjects, ({ clothed }) => clothed),
    poses: posesOf(subjects, assets),
    reached: reachedShares(preset, scenes, assets),
  };
}

function camerasOf(only: Preset, count: number): DrawnCameras {
  const cameras = Array.from({ length: count }, (_, frame) => {
    const draws = frameDraws(only, frame);
    return sampleCamera(draws, only, sampleShell(draws, only));
  });
  return {
    theta: cameras.map(({ theta }) => theta),
    focalLength: cameras.map(({ focalLength }) => focalLength),
    height: cameras.map(({ height }) => height),
    radius: cameras.map(({ radius }) => radius),
  };
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / Math.max(1, items.length);
}

function traitsOf(scenes: readonly SceneSpec[]): Record<Trait, number> {
  const among = (holds: (person: Person) => boolean) =>
    shareOf(scenes, (scene) => {
      const person = subjectOf(scene);
      return person !== null && holds(person);
    });
  return {
    female: among(({ body }) => body.gender < 0.5),
    dark: among(({ skin }) => skin.ita < DARK_ITA),
    clothed: among(({ clothed }) => clothed),
    bald: among(({ hair }) => hair === null),
    hat: among(({ hat }) => hat !== null),
    panorama: shareOf(scenes, ({ room }) => room.environment !== null),
    empty: shareOf(scenes, (scene) => subjectOf(scene) === null),
  };
}

function posesOf(subjects: readonly Person[], { poses }: AssetIndex): Record<PoseKind, number> {
  const kindOf = new Map(poses.map(({ id, kind }) => [id, kind]));
  const kinds = subjects.flatMap(({ pose }) => kindOf.get(pose.lower.asset) ?? []);
  const share = (kind: PoseKind) => shareOf(kinds, (own) => own === kind);
  return { standing: share('standing'), sitting: share('sitting'), moving: share('moving'), floor: share('floor') };
}
