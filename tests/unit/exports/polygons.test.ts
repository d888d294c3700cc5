import { expect, it } from 'vitest';
import { doubleArea, traceBoundary } from '../../../main/exports/masks/boundary.ts';
import { onePolygon, piecePolygons } from '../../../main/exports/masks/polygons.ts';
import { compressedRuns, runLengths } from '../../../main/exports/masks/runLengths.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';

const WIDTH = 23;
const HEIGHT = 17;

/** Specks, holes, islands in holes, corners that touch: each pixel by itself, and smoother ones. */
function randomMask(n: number): Uint8Array {
  const draws = new Draws(5, 'mask', n);
  const share = draws.range('share', 0.1, 0.9);
  const coarse = 1 + (n % 4);
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [Math.floor((at % WIDTH) / coarse), Math.floor(at / WIDTH / coarse)];
    return draws.uniform(`${x},${y}`) < share ? 255 : 0;
  });
}

/** Even-odd rule at pixel centres, written apart from what is tested. */
function filled(polygon: readonly number[]): Uint8Array {
  const mask = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let crossings = 0;
      for (let i = 0; i < polygon.length; i += 2) {
        const j = (i + 2) % polygon.length;
        const [ax = 0, ay = 0, bx = 0, by = 0] = [polygon[i], polygon[i + 1], polygon[j], polygon[j + 1]];
        if (ay > y + 0.5 === by > y + 0.5) continue;
        if (x + 0.5 < ax + ((bx - ax) * (y + 0.5 - ay)) / (by - ay)) crossings++;
      }
      mask[y * WIDTH + x] = crossings % 2 === 0 ? 0 : 255;
    }
  }
  return mask;
}

it('fills back to the mask, whatever its holes, specks and touching corners', () => {
  for (let n = 0; n < 60; n++) {
    const mask = randomMask(n);
    expect(filled(onePolygon(mask, WIDTH, HEIGHT) ?? [])).toEqual(mask);
    const pieces = piecePolygons(mask, WIDTH, HEIGHT).map(filled);
    // Pieces do not overlap, and together they are the mask.
    expect(Uint8Array.from(mask, (_, at) => pieces.reduce((sum, piece) => sum + (piece[at] ?? 0), 0))).toEqual(mask);
  }
});

it('encloses as many pixels as the mask has, holes taken away', () => {
  const mask = randomMask(3);
  const area = traceBoundary(mask, WIDTH, HEIGHT).reduce((sum, ring) => sum + doubleArea(ring) / 2, 0);
  expect(area).toBe(mask.filter((value) => value > 0).length);
});

it('has four corners for a rectangle, and nothing for an empty mask', () => {
  const mask = new Uint8Array(WIDTH * HEIGHT).map((_, at) => (at % WIDTH > 2 && at % WIDTH < 9 && at > 5 * WIDTH ? 1 : 0));
  expect(onePolygon(mask, WIDTH, HEIGHT)).toEqual([3, 5, 9, 5, 9, HEIGHT, 3, HEIGHT]);
  expect(onePolygon(new Uint8Array(6), 3, 2)).toBeNull();
});

it('writes run lengths as cocoapi does', () => {
  // maskUtils.encode(np.asfortranarray([[0, 1, 1], [1, 1, 0]], dtype=uint8)) of pycocotools 2.0.10.
  const runs = runLengths(Uint8Array.of(0, 1, 1, 1, 1, 0), 3, 2);
  expect(runs).toEqual([1, 4, 1]);
  expect(compressedRuns(runs)).toBe('141');
});
