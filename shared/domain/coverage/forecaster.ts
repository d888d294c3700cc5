import type { AssetIndex } from '../assets/index.ts';
import { skinIndices } from '../labels/labelPolicy.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { frameDraws, subjectOfFrame } from '../scene/sample.ts';
import { sampleCamera } from '../scene/sampleCamera.ts';
import { placePeople, sampleGroup } from '../scene/samplePeople.ts';
import { sampleShell, WALL_CLEARANCE } from '../scene/sampleRoom.ts';
import type { Camera } from '../scene/spec/camera.ts';
import type { Person } from '../scene/spec/person.ts';
import type { Room } from '../scene/spec/room.ts';
import { type ForecastColumns, newColumns, writeFrame } from './columns.ts';
import { figureOf } from './figure.ts';
import { figuredKey } from './figuredKey.ts';
import { type FrameForecast, FrameRaster, type FrameScene } from './frame.ts';
import { type FramePicture, paintedRaster } from './framePicture.ts';
import { type PosedBody, Poser } from './posed.ts';

/** Below this individual typology angle skin is of type V or VI. */
const DARK_ITA = 10;
/** How near to the clearance of a wall a camera counts as stopped by it, metres. */
const TOUCHING = 0.002;
/** Frames between two chances to stop. */
const SLICE = 25;

interface Member {
  readonly person: Person;
  readonly body: PosedBody;
}
interface Remembered {
  readonly bodies: readonly PosedBody[];
  readonly key: string;
  readonly forecast: FrameForecast;
}

/**
 * What a preset's first frames will hold. Keeps bodies and frames from one call to the next: only what a change touches is
 * posed and rastered again. Samples with the sampler that rendering uses, but neither furniture nor walls' pictures.
 */
export class Forecaster {
  readonly #poser = new Poser(figureOf());
  #bodies = new Map<string, PosedBody>();
  #groups = { key: '', assets: null as AssetIndex | null, groups: [] as (readonly Member[])[] };
  #keyed = { preset: null as Preset | null, key: '' };
  #raster = { key: '', made: new FrameRaster(1, 1) };
  #frames: (Remembered | undefined)[] = [];

  /** The forecast of `count` frames. */
  forecast(preset: Preset, assets: AssetIndex, count: number): ForecastColumns {
    const steps = this.steps(preset, assets, count);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same with chances to stop in between: whoever asks for something newer lets it be. */
  *steps(preset: Preset, assets: AssetIndex, count: number): Generator<void, ForecastColumns> {
    const groups = yield* this.#members(preset, assets, Math.ceil(count / preset.framesPerSubject));
    const raster = this.#rasterFor(preset);
    const skin = skinIndices(preset.labels);
    const rules = `${preset.minimumPersonShare} ${skin}`;
    const columns = newColumns(count);
    for (let frame = 0; frame < count; frame++) {
      if (frame % SLICE === SLICE - 1) yield;
      const group = groups[subjectOfFrame(preset, frame)] ?? [];
      const { camera, shell, scene } = frameScene(preset, frame, group, assets, skin);
      const forecast = this.#framed(frame, scene, rules, raster);
      const first = group[0]?.person;
      const taken = camera(forecast.attempt);
      writeFrame(columns, frame, forecast, {
        isOutside: isOutside(taken, shell.size),
        isAtWall: !shell.isOpen && isAtWall(taken, shell.size),
        isDark: scene.people.length > 0 && first !== undefined && first.skin.ita < DARK_ITA,
        framing: preset.camera.framings.findIndex(({ name }) => name === taken.framing),
      });
    }
    return columns;
  }

  /** What one frame will look like, `longer` pixels on its longer side. */
  picture(preset: Preset, assets: AssetIndex, frame: number, longer: number): FramePicture {
    const { width, height } = preset.render;
    const group = this.#posed(this.people(preset, assets, subjectOfFrame(preset, frame)));
    const { scene } = frameScene(preset, frame, group, assets, skinIndices(preset.labels));
    const made = new FrameRaster(width, height, longer);
    made.forecast(scene);
    const people = scene.people.flatMap(({ body }) => group.find((member) => member.body === body)?.person ?? []);
    return paintedRaster(made.raster, people, frame);
  }

  /** The people of a subject in outline, sampled once for all who ask. */
  people(preset: Preset, assets: AssetIndex, subject: number): readonly Person[] {
    const { key, assets: sampledFrom, groups } = this.#groups;
    const known = sampledFrom === assets && key === this.#keyOf(preset) ? groups[subject] : undefined;
    return known?.map(({ person }) => person) ?? sampleGroup(preset, subject, assets, 'outline');
  }

  #keyOf(preset: Preset): string {
    if (this.#keyed.preset !== preset) this.#keyed = { preset, key: groupsKey(preset) };
    return this.#keyed.key;
  }

  #posed(people: readonly Person[]): readonly Member[] {
    return people.map((person) => {
      const key = figuredKey(person);
      const body = this.#bodies.get(key) ?? this.#poser.pose(person);
      this.#bodies.set(key, body);
      return { person, body };
    });
  }

  #framed(frame: number, scene: FrameScene, rules: string, raster: FrameRaster): FrameForecast {
    const bodies = scene.people.map(({ body }) => body);
    const key = `${rules} ${scene.people.map(({ position }) => position)} ${cameraKey(scene.camera(0))}`;
    const before = this.#frames[frame];
    const isSame = before?.key === key && before.bodies.length === bodies.length && before.bodies.every((body, i) => body === bodies[i]);
    // Where the first camera was passed over, the later ones count too.
    if (isSame && before.forecast.attempt === 0 && scene.attempts > 0) return before.forecast;
    const forecast = raster.forecast(scene);
    this.#frames[frame] = { bodies, key, forecast };
    return forecast;
  }

  *#members(preset: Preset, assets: AssetIndex, subjects: number): Generator<void, readonly (readonly Member[])[]> {
    const key = this.#keyOf(preset);
    if (this.#groups.key !== key || this.#groups.assets !== assets) this.#groups = { key: '', assets, groups: [] };
    const { groups } = this.#groups;
    const bodies = new Map<string, PosedBody>();
    const known = groups.length;
    for (let subject = known; subject < subjects; subject++) {
      if (subject % SLICE === SLICE - 1) yield;
      const group = sampleGroup(preset, subject, assets, 'outline').map((member) => {
        const own = figuredKey(member);
        const body = this.#bodies.get(own) ?? this.#poser.pose(member);
        bodies.set(own, body);
        return { person: member, body };
      });
      groups.push(group);
    }
    // Those of other people than the preset's go, so that a long session does not pile them up.
    if (bodies.size > 0) this.#bodies = known === 0 ? bodies : new Map([...this.#bodies, ...bodies]);
    this.#groups = { key, assets, groups };
    return groups;
  }

  #rasterFor({ render: { width, height } }: Preset): FrameRaster {
    const key = `${width / Math.max(width, height)} ${height / Math.max(width, height)}`;
    if (this.#raster.key !== key) {
      this.#raster = { key, made: new FrameRaster(width, height) };
      this.#frames = [];
    }
    return this.#raster.made;
  }
}

/** All that the people of a preset depend on. */
function groupsKey({ person, people, seed }: Preset): string {
  return JSON.stringify([person, people, seed]);
}

/** A frame ready to be rastered: who stands where, and the cameras to try. */
function frameScene(preset: Preset, frame: number, members: readonly Member[], assets: AssetIndex, skin: readonly number[]) {
  const draws = frameDraws(preset, frame);
  const isEmpty = draws.chance('empty', preset.emptyShare);
  const shell = sampleShell(draws, preset);
  const attempts = isEmpty ? 1 : preset.attempts;
  const camera = remembered(draws, preset, shell);
  const people = placed(draws, preset, isEmpty ? [] : members, shell, attempts, camera, assets);
  const scene: FrameScene = { people, attempts, camera, minimumPersonShare: preset.minimumPersonShare, skin };
  return { camera, shell, scene };
}

/** Cameras of a frame, each sampled when it is first asked for. */
function remembered(draws: Draws, preset: Preset, shell: Pick<Room, 'size'>): (attempt: number) => Camera {
  const cameras: Camera[] = [];
  return (attempt) => {
    cameras[attempt] ??= sampleCamera(draws, preset, shell, attempt);
    return cameras[attempt];
  };
}

function placed(
  draws: Draws,
  preset: Preset,
  group: readonly Member[],
  { size }: Pick<Room, 'size'>,
  attempts: number,
  camera: (attempt: number) => Camera,
  assets: AssetIndex,
): FrameScene['people'] {
  const [only] = group;
  if (only !== undefined && group.length === 1) return [{ body: only.body, position: [0, 0] }];
  const room: Room = { size, walls: [], skirting: null, furniture: [], environment: null, clutter: [] };
  const cameras = Array.from({ length: attempts }, (_, attempt) => camera(attempt));
  const people = group.map(({ person }) => person);
  return placePeople(draws, preset, people, { room, cameras }, assets).flatMap(({ person, position }) => {
    const body = group.find((member) => member.person === person)?.body;
    return body === undefined ? [] : [{ body, position }];
  });
}

function cameraKey({ radius, theta, height, focalLength, sensor, focalPoint, offset, roll }: Camera): string {
  return `${radius} ${theta} ${height} ${focalLength} ${sensor} ${focalPoint} ${offset} ${roll}`;
}

function gapToWall({ radius, theta }: Camera, [width, depth]: Room['size']): number {
  return Math.min(width / 2 - Math.abs(radius * Math.cos(theta)), depth / 2 - Math.abs(radius * Math.sin(theta)));
}

function isOutside(camera: Camera, size: Room['size']): boolean {
  return gapToWall(camera, size) < 0 || camera.height > size[2] || camera.height < 0;
}

function isAtWall(camera: Camera, size: Room['size']): boolean {
  return gapToWall(camera, size) < WALL_CLEARANCE + TOUCHING;
}
