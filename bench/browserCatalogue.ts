import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Catalogue, NewFrame } from '../main/catalogue/index.ts';
import { type FrameProperties, pictureProperties } from '../shared/domain/dataset/frameProperties.ts';
import { Draws } from '../shared/domain/random/draws.ts';
import { skinTypeOf } from '../shared/domain/scene/sampleSkin.ts';
import { FRAMING_CLASSES } from '../shared/domain/variety/framing.ts';

/** Real pictures that the rows share. */
const PICTURES = 24;
const SIDE = 256;

/** Makes a dataset of rows only: a few real pictures, and drawn properties. Returns its id. */
export async function addRows(catalogue: Catalogue, name: string, frames: number): Promise<string> {
  const dir = join(catalogue.library.datasets, name);
  const pictures = await writePictures(dir);
  const { id } = await catalogue.datasets.putReal({ name, path: dir, layout: 'folder', frames: [] });
  const AT_ONCE = 20_000;
  for (let from = 0; from < frames; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, frames - from);
    catalogue.frames.add(
      id,
      Array.from({ length: count }, (_, at) => rowOf(name, from + at, pictures)),
    );
  }
  return id;
}

interface Picture {
  readonly image: string;
  readonly skin: string;
  readonly sha256: string;
}

async function writePictures(dir: string): Promise<Picture[]> {
  for (const folder of ['images', 'masks']) await mkdir(join(dir, folder), { recursive: true });
  const pictures: Picture[] = [];
  for (let n = 0; n < PICTURES; n++) {
    const draws = new Draws(1, 'picture', n);
    const [x, y, r] = [draws.range('x', 80, 170), draws.range('y', 80, 170), draws.range('r', 30, 75)];
    const tone = `hsl(${draws.range('hue', 14, 28)} 45% ${draws.range('light', 22, 72)}%)`;
    const drawing = (ground: string, skin: string) =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><rect width="100%" height="100%" fill="${ground}"/>` +
          `<circle cx="${x}" cy="${y}" r="${r}" fill="${skin}"/></svg>`,
      );
    const [image, skin] = [`images/${n}.png`, `masks/${n}.png`];
    const ground = `hsl(${draws.range('ground', 0, 360)} 20% 45%)`;
    const { data } = await sharp(drawing(ground, tone)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    await sharp(drawing(ground, tone)).removeAlpha().png().toFile(join(dir, image));
    await sharp(drawing('black', 'white')).greyscale().png().toFile(join(dir, skin));
    pictures.push({ image, skin, sha256: createHash('sha256').update(data).digest('hex') });
  }
  return pictures;
}

function rowOf(name: string, frame: number, pictures: readonly Picture[]): NewFrame {
  const { image, skin, sha256 } = pictures[frame % pictures.length] ?? { image: '', skin: '', sha256: '' };
  const properties = drawnProperties(name, frame);
  const subject = Math.floor(frame / 4);
  return {
    frame,
    name: String(frame).padStart(6, '0'),
    width: SIDE,
    height: SIDE,
    skinShare: properties.skinShare ?? 0,
    personShare: properties.personShare,
    sha256,
    group: String(subject),
    subset: null,
    split: null,
    image,
    skin,
    person: null,
    parts: null,
    maskRule: { skin: 'white', threshold: 127 },
    properties,
  };
}

/** One draw for a frame; the other numbers are its further digits: a million frames in seconds. */
function drawnProperties(name: string, frame: number): FrameProperties {
  let rest = new Draws(1, name, frame).uniform('properties');
  const next = (low: number, high: number) => {
    rest = (rest * 997.13) % 1;
    return low + (high - low) * rest;
  };
  const skinShare = next(0, 1) ** 2 * 0.6;
  const ita = next(-52, 64);
  const people = Math.floor(next(1, 4));
  return {
    ...pictureProperties({ width: SIDE, height: SIDE, skinShare, personShare: Math.min(1, skinShare + next(0, 0.4)) }),
    clothedShare: next(0, 1),
    viewAngle: next(-180, 180),
    focalLength: next(18, 120),
    cameraHeight: next(0.4, 2.2),
    ita,
    itaDarkest: ita - (people > 1 ? next(0, 30) : 0),
    itaLightest: ita,
    people,
    age: next(25, 90),
    lights: Math.floor(next(1, 6)),
    brightness: next(0.1, 0.9),
    framingClass: FRAMING_CLASSES[Math.floor(next(0, FRAMING_CLASSES.length))] ?? null,
    framing: ['face', 'body', 'hands'][Math.floor(next(0, 3))] ?? null,
    skinType: skinTypeOf(ita),
    sex: next(0, 1) < 0.5 ? 'female' : 'male',
    clothing: next(0, 1) < 0.7 ? 'clothed' : 'unclothed',
    room: next(0, 1) < 0.8 ? 'room' : 'panorama',
    backgrounds: [`photographs/${Math.floor(next(0, 900))}`, `photographs/${Math.floor(next(0, 900))}`],
  };
}
