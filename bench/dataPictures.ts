import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Pair } from '../main/datasets/index.ts';

export interface PictureKind {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly ending: 'png' | 'jpg';
}

/** Writes pictures with grain, as renders and photographs have, and masks of a disc. */
export async function writePairs(folder: string, { width, height, ending }: PictureKind, count: number): Promise<Pair[]> {
  await mkdir(folder, { recursive: true });
  const pairs: Pair[] = [];
  for (let n = 0; n < count; n++) {
    const file = (kind: string, end: string) => path.join(folder, `${n}-${kind}.${end}`);
    const pair = { image: file('image', ending), skin: file('skin', 'png'), person: file('person', 'png') };
    const picture = sharp(picturePixels(width, height, n), { raw: { width, height, channels: 3 } });
    await (ending === 'png' ? picture.png() : picture.jpeg({ quality: 92 })).toFile(pair.image);
    for (const [target, radius] of [
      [pair.skin, 0.2],
      [pair.person, 0.35],
    ] as const) {
      const mask = disc(width, height, radius * height);
      await sharp(mask, { raw: { width, height, channels: 1 } })
        .toColourspace('b-w')
        .png()
        .toFile(target);
    }
    pairs.push({ ...pair, name: `${n}`, group: `${n}`, subset: null, split: null, maskRule: { skin: 'white', threshold: 127 } });
  }
  return pairs;
}

function picturePixels(width: number, height: number, n: number): Uint8Array {
  const rgb = new Uint8Array(3 * width * height);
  let state = n + 1;
  for (let at = 0; at < rgb.length; at++) {
    // A linear congruential generator (Numerical Recipes): grain of ± 8.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const pixel = Math.floor(at / 3);
    rgb[at] = 120 + 80 * Math.sin((pixel % width) / 60 + (at % 3)) * Math.cos(pixel / width / 45) + (state >>> 28) - 8;
  }
  return rgb;
}

function disc(width: number, height: number, radius: number): Uint8Array {
  return new Uint8Array(width * height).map((_, at) =>
    Math.hypot((at % width) - width / 2, Math.floor(at / width) - height / 2) < radius ? 255 : 0,
  );
}
