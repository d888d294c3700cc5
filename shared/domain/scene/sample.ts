import type { AssetIndex } from '../assets/index.ts';
import { skinIndices } from '../labels/labelPolicy.ts';
import { PASS_INDEX } from '../labels/passIndex.ts';
import type { Preset } from '../preset/schema.ts';
import { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { sampleCamera } from './sampleCamera.ts';
import { sampleLights } from './sampleLights.ts';
import { placePeople, sampleGroup } from './samplePeople.ts';
import { roomPalette, sampleRoom, sampleShell } from './sampleRoom.ts';
import { sampleSeats } from './sampleSeats.ts';
import type { Person } from './spec/person.ts';
import { type PlacedPerson, SCENE_FORMAT, SCENE_VERSION, type SceneSpec } from './spec.ts';

const STANDARD = { transform: 'Standard', look: 'None' } as const;
const CONTRAST_LOOKS = ['Medium High Contrast', 'High Contrast', 'Very High Contrast'] as const;

/** Which subject frame k shows. */
export function subjectOfFrame(preset: Pick<Preset, 'framesPerSubject'>, frame: number): number {
  return Math.floor(frame / preset.framesPerSubject);
}

/** Keyed draws of one frame: what its room, lights and cameras are drawn from. */
export function frameDraws(preset: Pick<Preset, 'seed'>, frame: number): Draws {
  return new Draws(preset.seed, 'frame', frame);
}

/** Darker skin is exposed darker, as photographers leave it: 1 at ITA ≥ 30°, `dark` at ITA ≤ −50°. */
function exposureOf(draws: Draws, preset: Preset, person: Person | null): SceneSpec['exposure'] {
  if (preset.exposure.kind === 'fixed') return preset.exposure;
  const { brightness, dark } = preset.exposure;
  const darkness = person ? Math.max(0, Math.min(1, (30 - person.skin.ita) / 80)) : 0;
  const target = draws.range('exposure', brightness.min, brightness.max) * (1 + (dark - 1) * darkness);
  return { kind: 'steered', target: rounded(target) };
}

/** What is around people who stand at their places in frame k: nothing else of a preset decides about it. */
export function sampleSurroundings(
  preset: Pick<Preset, 'seed' | 'room' | 'lights'>,
  frame: number,
  assets: AssetIndex,
  people: readonly PlacedPerson[],
): Pick<SceneSpec, 'room' | 'lights'> {
  const draws = frameDraws(preset, frame);
  const places = people.map(({ position }) => position);
  const room = sampleRoom(draws, preset, assets, places.length > 0 ? places : undefined);
  const seats = sampleSeats(draws, people, roomPalette(preset), assets);
  return {
    room: seats.length > 0 ? { ...room, furniture: [...room.furniture, ...seats] } : room,
    lights: sampleLights(draws, preset, room),
  };
}

/**
 * Frame k of a preset, resolved to numbers and asset ids. A function of (preset, frame, asset index) alone:
 * frames can be sampled in any order, on any machine, with the same result.
 *
 * `group` (`sampleGroup` of the frame's subject) may be given where several frames of one subject are sampled in a row, to save
 * its draws; `around` where somebody remembers what is around people.
 */
export function sampleScene(
  preset: Preset,
  frame: number,
  assets: AssetIndex,
  group?: readonly Person[],
  around = sampleSurroundings,
): SceneSpec {
  const draws = frameDraws(preset, frame);
  const subject = subjectOfFrame(preset, frame);
  const isEmpty = draws.chance('empty', preset.emptyShare);
  const people = isEmpty ? [] : (group ?? sampleGroup(preset, subject, assets));
  const shell = sampleShell(draws, preset);
  const isStandard = draws.chance('view.standard', preset.standardViewShare);
  const attempts = isEmpty ? 1 : preset.attempts;
  const cameras = Array.from({ length: attempts }, (_, attempt) => sampleCamera(draws, preset, shell, attempt));
  // People first: what stands in the room makes way for them.
  const empty = { size: shell.size, walls: [], skirting: null, furniture: [], environment: null, clutter: [] };
  const placed = placePeople(draws, preset, people, { room: empty, cameras }, assets);
  return {
    format: SCENE_FORMAT,
    version: SCENE_VERSION,
    preset: preset.name,
    seed: preset.seed,
    frame,
    subject,
    render: { ...preset.render, noiseSeed: draws.integer('noise', 0, 2 ** 31) },
    outputs: preset.outputs,
    view: {
      ...(isStandard ? STANDARD : { transform: 'Filmic', look: draws.pick('view.look', CONTRAST_LOOKS) }),
      sharpness: rounded(draws.range('photograph.sharpness', preset.photograph.sharpness.min, preset.photograph.sharpness.max)),
      grain: rounded(draws.range('photograph.grain', preset.photograph.grain.min, preset.photograph.grain.max)),
    },
    exposure: exposureOf(draws, preset, people[0] ?? null),
    people: placed,
    ...around(preset, frame, assets, placed),
    cameras,
    minimumPersonShare: isEmpty ? 0 : preset.minimumPersonShare,
    labels: { policy: preset.labels.name, skin: skinIndices(preset.labels), parts: { ...PASS_INDEX } },
  };
}

/** Specs of many frames, sampling each subject and its group once while its frames follow each other. */
export function* sampleScenes(preset: Preset, frames: Iterable<number>, assets: AssetIndex): Generator<SceneSpec> {
  let subject = -1;
  let group: Person[] | undefined;
  for (const frame of frames) {
    if (subjectOfFrame(preset, frame) !== subject) {
      subject = subjectOfFrame(preset, frame);
      group = sampleGroup(preset, subject, assets);
    }
    yield sampleScene(preset, frame, assets, group);
  }
}
