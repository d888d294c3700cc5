import { PASS_INDEX, type Part } from '../labels/passIndex.ts';
import type { Camera } from '../scene/spec/camera.ts';
import { type FramingClass, framingOf } from '../variety/framing.ts';
import { aim, newView } from './lens.ts';
import type { PosedBody } from './posed.ts';
import { Raster } from './raster.ts';
import { REGIONS } from './regions.ts';

/** Less of the picture than this is no face that one sees. */
const LEAST_FACE = 0.002;
/** Of the person's pixels: what counts as a region in view. */
const LEAST_REGION = 0.005;
const PARTS = Object.keys(PASS_INDEX).filter((name): name is Part => name in PASS_INDEX && name !== 'background');

/** What one picture will hold. */
export interface FrameForecast {
  /** Shares of all pixels. */
  readonly skinShare: number;
  readonly personShare: number;
  readonly framing: FramingClass;
  readonly partShares: Readonly<Partial<Record<Part, number>>>;
  /** In the order of REGIONS, of the first person. */
  readonly regions: readonly boolean[];
  /** Signed angle of the camera about the first person, radians; 0 = in front. */
  readonly angle: number;
  /** Somebody goes over the picture's edge. */
  readonly isTruncated: boolean;
  /** The first person's face is turned to the camera and large enough to be seen. */
  readonly showsFace: boolean;
  /** Which of the spec's cameras took it. */
  readonly attempt: number;
}

export interface PlacedBody {
  readonly body: PosedBody;
  readonly position: readonly [number, number];
}

export interface FrameScene {
  readonly people: readonly PlacedBody[];
  /** How many cameras there are, at least 1. */
  readonly attempts: number;
  /** The camera of an attempt; asked for only when the ones before showed too little. */
  readonly camera: (attempt: number) => Camera;
  readonly minimumPersonShare: number;
  /** Pass indices that are skin. */
  readonly skin: readonly number[];
}

/** Rasters frame after frame in the same memory. `longer` = pixels of the longer side. */
export class FrameRaster {
  readonly raster: Raster;
  readonly #view = newView();
  readonly #counts = new Uint32Array(64);
  readonly #regions = new Uint32Array(REGIONS.length);
  readonly #side: number;
  #firstPixels = 0;
  #isTruncated = false;

  constructor(width: number, height: number, longer = 40) {
    const scale = longer / Math.max(width, height);
    this.#side = longer;
    this.raster = new Raster(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  }

  /** The picture by the first camera that shows enough of the first person, or by the one that shows most; as the worker chooses. */
  forecast(scene: FrameScene): FrameForecast {
    const [first] = scene.people;
    if (first === undefined) return nobody(scene.camera(0));
    const pixels = this.raster.ids.length;
    let best = 0;
    let most = -1;
    let attempt = 0;
    for (; attempt < scene.attempts; attempt++) {
      this.#take(scene, attempt);
      const share = this.#firstPixels / pixels;
      if (share > most) [best, most] = [attempt, share];
      if (share >= scene.minimumPersonShare) break;
    }
    if (attempt >= scene.attempts && best !== attempt - 1) this.#take(scene, best);
    return this.#measured(scene, first.body, Math.min(best, scene.attempts - 1));
  }

  #take({ people, camera }: FrameScene, attempt: number): void {
    const [first] = people;
    if (first === undefined) return;
    aim(this.#view, camera(attempt), first.body.landmarks, this.#side);
    this.raster.clear();
    for (const [number, { body, position }] of people.entries()) this.raster.draw(body, position[0], position[1], number, this.#view);
    this.#count();
  }

  #count(): void {
    const { ids, width, height } = this.raster;
    this.#counts.fill(0);
    this.#regions.fill(0);
    this.#firstPixels = 0;
    this.#isTruncated = false;
    let pixel = 0;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++, pixel++) {
        const id = ids[pixel] ?? 0;
        if (id === 0) continue;
        const label = id & 63;
        this.#counts[label] = (this.#counts[label] ?? 0) + 1;
        if (id < 512) {
          this.#firstPixels++;
          this.#regions[id >> 6] = (this.#regions[id >> 6] ?? 0) + 1;
        }
        if (row === 0 || column === 0 || row === height - 1 || column === width - 1) this.#isTruncated = true;
      }
    }
  }

  #measured(scene: FrameScene, body: PosedBody, attempt: number): FrameForecast {
    const pixels = this.raster.ids.length;
    const share = (index: number) => (this.#counts[index] ?? 0) / pixels;
    const partShares: Partial<Record<Part, number>> = {};
    let personShare = 0;
    for (const part of PARTS) {
      const own = share(PASS_INDEX[part]);
      if (own > 0) partShares[part] = own;
      personShare += own;
    }
    const skinShare = scene.skin.reduce((sum, index) => sum + share(index), 0);
    return {
      skinShare,
      personShare,
      framing: framingOf(partShares, personShare),
      partShares,
      regions: Array.from(this.#regions, (count) => count > LEAST_REGION * this.#firstPixels && count > 0),
      angle: angleFromFront(scene.camera(attempt).theta),
      isTruncated: this.#isTruncated,
      showsFace: (partShares.face ?? 0) + (partShares.lips ?? 0) >= LEAST_FACE && this.#faces(body),
      attempt,
    };
  }

  /** Whether the head looks into the half of the room where the camera is. */
  #faces({ facing, landmarks }: PosedBody): boolean {
    const { eye } = this.#view;
    let towards = 0;
    // The face is the first focal point.
    for (let axis = 0; axis < 3; axis++) towards += (facing[axis] ?? 0) * ((eye[axis] ?? 0) - (landmarks[axis] ?? 0));
    return towards > 0;
  }
}

function nobody(camera: Camera): FrameForecast {
  const regions = REGIONS.map(() => false);
  const angle = angleFromFront(camera.theta);
  return {
    skinShare: 0,
    personShare: 0,
    framing: 'nobody',
    partShares: {},
    regions,
    angle,
    isTruncated: false,
    showsFace: false,
    attempt: 0,
  };
}

/** Θ − 3π/2 on −π … π. */
function angleFromFront(theta: number): number {
  const away = theta - 1.5 * Math.PI;
  return away - 2 * Math.PI * Math.round(away / (2 * Math.PI));
}
