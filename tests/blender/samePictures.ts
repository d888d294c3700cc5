import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { FrameResult } from '../../shared/domain/dataset/format.ts';

/**
 * About one image in a hundred has a pixel or two that Cycles ends one level away (docs/worker-protocol.md), which
 * sharpening makes a few pixels within four; another person, light or noise seed changes thousands by tens of levels.
 */
const FEW = 0.01;
const LEVELS = 4;

type Made = Pick<FrameResult, 'files' | 'sha256'>;

/** Masks and part map bit for bit, the image but for a pixel or two. `folders` are the datasets of `first` and `second`. */
export async function expectSamePictures(first: Made, second: Made, folders: readonly [string, string]): Promise<void> {
  const { image: firstImage, ...firstLabels } = first.sha256;
  const { image: secondImage, ...secondLabels } = second.sha256;
  expect(secondLabels).toEqual(firstLabels);
  if (firstImage === secondImage) return;
  const [a, b] = await Promise.all(
    [first, second].map(({ files }, i) =>
      sharp(join(folders[i] ?? '', files.image))
        .raw()
        .toBuffer(),
    ),
  );
  if (!a || !b || a.length !== b.length) expect.unreachable('The images differ in size.');
  const gaps = a.map((value, i) => Math.abs(value - (b[i] ?? 0)));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(LEVELS);
  expect(gaps.filter((gap) => gap > 0).length / gaps.length).toBeLessThan(FEW);
}
