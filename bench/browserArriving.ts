import { setTimeout as pause } from 'node:timers/promises';
import type { Catalogue, NewFrame } from '../main/catalogue/index.ts';
import { pictureProperties } from '../shared/domain/dataset/frameProperties.ts';
import { Draws } from '../shared/domain/random/draws.ts';

/** Milliseconds between two frames: faster than any rendering that was measured. */
const EVERY = 25;

/**
 * Lets frames arrive behind the others, out of order as several workers finish them, until they are stopped.
 * @param from the first number
 * @returns stops them, and tells how many came
 */
export function letFramesArrive({ frames }: Catalogue, dataset: string, from: number): () => Promise<number> {
  let [count, isStopped] = [0, false];
  const work = async () => {
    for (let first = from; !isStopped; first += 4) {
      for (const place of [2, 0, 3, 1]) {
        frames.add(dataset, [arrivingFrame(first + place)]);
        count++;
        await pause(EVERY);
      }
    }
  };
  const done = work();
  return async () => {
    isStopped = true;
    await done;
    return count;
  };
}

function arrivingFrame(frame: number): NewFrame {
  const skinShare = new Draws(2, 'arriving', frame).range('skin', 0, 0.6);
  const size = { width: 256, height: 256, skinShare, personShare: skinShare };
  const name = String(frame).padStart(6, '0');
  return {
    ...size,
    frame,
    name,
    sha256: frame.toString(16).padStart(64, '0'),
    group: String(Math.floor(frame / 4)),
    subset: null,
    split: null,
    image: `images/${name}.png`,
    skin: `masks/${name}.png`,
    person: null,
    parts: null,
    maskRule: { skin: 'white', threshold: 127 },
    properties: { ...pictureProperties(size), ita: 60 * skinShare },
  };
}
