import { z } from 'zod';
import { SKIN_TYPES, skinTypeOf } from '../scene/sampleSkin.ts';
import type { SceneSpec } from '../scene/spec.ts';
import { FRAMING_CLASSES, framingOf } from '../variety/framing.ts';
import type { FrameRecord } from './format.ts';

const number = z.number().nullable();

/** Properties that are numbers; null is "not known", as for most of a photograph. */
const Numbers = z.strictObject({
  /** Shares of all pixels, 0 … 1. */
  skinShare: number,
  personShare: number,
  /** Clothes, shoes and hats: of the people's pixels. */
  clothedShare: number,
  /** Camera's angle from the first person's front: degrees, −180 … 180. */
  viewAngle: number,
  /** Millimetres on a 36 mm sensor. */
  focalLength: number,
  /** Metres above the floor. */
  cameraHeight: number,
  /** Individual typology angle in degrees, measured where somebody did: of the first person, the darkest, the lightest. */
  ita: number,
  itaDarkest: number,
  itaLightest: number,
  people: number,
  /** Of the first person, years. */
  age: number,
  lights: number,
  /** Mean of the first person's pixels, 0 … 1. */
  brightness: number,
  /** Pixels. */
  width: number,
  height: number,
});
export const NumberProperty = Numbers.keyof();
export type NumberProperty = z.infer<typeof NumberProperty>;

/** Properties that are one of a few words. */
const WORDS = ['framingClass', 'framing', 'skinType', 'sex', 'clothing', 'room', 'subject', 'subset', 'split'] as const;
export const WordProperty = z.enum(WORDS);
export type WordProperty = z.infer<typeof WordProperty>;

/** What a frame is filtered and sorted by, beside name and tags. */
export const FrameProperties = Numbers.extend({
  /** How much of the person is seen (`domain/variety`). */
  framingClass: z.enum(FRAMING_CLASSES).nullable(),
  /** Name of the preset's framing that the camera is of. */
  framing: z.string().nullable(),
  /** I … VI, by `ita`. */
  skinType: z.enum(SKIN_TYPES).nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  clothing: z.enum(['clothed', 'unclothed']).nullable(),
  room: z.enum(['room', 'panorama']).nullable(),
  /** Asset ids of the photographs on walls or around the scene. */
  backgrounds: z.array(z.string()),
});
export type FrameProperties = z.infer<typeof FrameProperties>;

/** The fields of a frame's record that properties are read off. */
export type Describing = Pick<FrameRecord, 'skinShare' | 'personShare' | 'partShares' | 'attempt' | 'brightness'> & {
  readonly people: readonly { readonly ita: number | null }[];
  readonly spec: {
    readonly cameras: readonly Pick<SceneSpec['cameras'][number], 'framing' | 'theta' | 'height' | 'focalLength'>[];
    readonly people: readonly {
      readonly person: {
        readonly body: { readonly gender: number; readonly age: number };
        readonly skin: { readonly ita: number };
        readonly clothed: boolean;
      };
    }[];
    readonly room: {
      readonly walls: readonly { readonly picture: { readonly material: { readonly texture: unknown } } | null }[];
      readonly environment: { readonly asset: string } | null;
    };
    readonly lights: readonly unknown[];
  };
};

/** Properties of a frame of which only the picture is known. */
export function pictureProperties(picture: {
  readonly width: number;
  readonly height: number;
  readonly skinShare: number;
  readonly personShare: number | null;
}): FrameProperties {
  const { width, height, skinShare, personShare } = picture;
  const unknown = {
    clothedShare: null, viewAngle: null, focalLength: null, cameraHeight: null, ita: null, itaDarkest: null, itaLightest: null,
    people: null, age: null, lights: null, brightness: null, framingClass: null, framing: null, skinType: null, sex: null,
    clothing: null, room: null, backgrounds: [],
  }; // biome-ignore format: a table reads better in columns
  return { ...unknown, width, height, skinShare, personShare };
}

/** Properties of a rendered frame. Those of people are of the spec's first person; null in a frame without people. */
export function renderedProperties(record: Describing, size: { readonly width: number; readonly height: number }): FrameProperties {
  const { spec, skinShare, personShare, partShares, brightness } = record;
  const camera = spec.cameras[record.attempt];
  const first = spec.people[0]?.person ?? null;
  const angles = spec.people.map(({ person }, index) => record.people[index]?.ita ?? person.skin.ita);
  const ita = angles[0] ?? null;
  // Datasets of version 1 have no shares by part.
  const hasParts = Object.keys(partShares).length > 0;
  const cloth = (partShares.garment ?? 0) + (partShares.shoe ?? 0) + (partShares.hat ?? 0);
  return {
    ...pictureProperties({ ...size, skinShare, personShare }),
    clothedShare: hasParts && personShare > 0 ? Math.min(1, cloth / personShare) : null,
    viewAngle: camera === undefined ? null : fromFront(camera.theta),
    focalLength: camera?.focalLength ?? null,
    cameraHeight: camera?.height ?? null,
    ita,
    itaDarkest: angles.length === 0 ? null : Math.min(...angles),
    itaLightest: angles.length === 0 ? null : Math.max(...angles),
    people: spec.people.length,
    age: first?.body.age ?? null,
    lights: spec.lights.length,
    brightness,
    framingClass: hasParts ? framingOf(partShares, personShare) : null,
    framing: camera?.framing ?? null,
    skinType: ita === null ? null : skinTypeOf(ita),
    sex: first === null ? null : first.body.gender < 0.5 ? 'female' : 'male',
    clothing: first === null ? null : first.clothed ? 'clothed' : 'unclothed',
    room: spec.room.environment === null ? 'room' : 'panorama',
    backgrounds: photographsIn(spec.room),
  };
}

/** θ − 3π/2 in degrees, −180 … 180: 0 looks the person in the face. */
function fromFront(theta: number): number {
  const degrees = ((theta - 1.5 * Math.PI) * 180) / Math.PI;
  return degrees - 360 * Math.round(degrees / 360);
}

function photographsIn({ environment, walls }: Describing['spec']['room']): string[] {
  const onWalls = walls.flatMap(({ picture }) => {
    const found = PictureOf.safeParse(picture?.material.texture);
    return found.success ? [found.data.asset] : [];
  });
  return [...new Set([...(environment === null ? [] : [environment.asset]), ...onWalls])];
}

const PictureOf = z.object({ kind: z.literal('picture'), asset: z.string() });
