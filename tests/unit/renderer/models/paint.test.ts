import { describe, expect, it } from 'vitest';
import { MISTAKE_COLOURS, paintFound, paintMistakes } from '../../../../renderer/features/models/tryout/paint.ts';

/** Four pixels: [skin, person, truth]. */
function planes(...pixels: readonly (readonly [number, number, number])[]) {
  return { width: pixels.length, height: 1, rgba: Uint8ClampedArray.from(pixels.flatMap((pixel) => [...pixel, 255])) };
}

const alphas = (rgba: Uint8ClampedArray) => [...rgba].filter((_, k) => k % 4 === 3);
const colours = (rgba: Uint8ClampedArray) => Array.from({ length: rgba.length / 4 }, (_, k) => [...rgba.subarray(4 * k, 4 * k + 3)]);

describe('what is drawn over a picture', () => {
  const found = planes([255, 255, 0], [127, 255, 0], [128, 0, 0], [0, 0, 0]);

  it('is skin from the threshold on, as a mask file has it', () => {
    expect(alphas(paintFound(found, 0.5, 'skin').rgba)).toEqual([255, 0, 255, 0]);
    expect(paintFound(found, 0.5, 'skin').skinShare).toBe(0.5);
    expect(paintFound(found, 0, 'skin').skinShare).toBe(1);
    expect(paintFound(found, 1, 'skin').skinShare).toBe(0.25);
  });

  it('lays skin over the person', () => {
    const [both, person] = colours(paintFound(found, 0.5, 'both').rgba);
    expect(both).not.toEqual(person);
    expect(alphas(paintFound(found, 0.5, 'both').rgba)).toEqual([255, 255, 255, 0]);
    expect(alphas(paintFound(found, 0.5, 'person').rgba)).toEqual([255, 255, 0, 0]);
  });

  it('tells right, too much and missed apart, and counts the IoU', () => {
    const scored = planes([255, 0, 255], [255, 0, 0], [0, 0, 255], [0, 0, 0]);
    const { rgba, iou, ...shares } = paintMistakes(scored, 0.5, 'mistakes');
    const { right, tooMuch, tooLittle } = MISTAKE_COLOURS;
    expect(colours(rgba)).toEqual([[...right], [...tooMuch], [...tooLittle], [0, 0, 0]]);
    expect(iou).toBeCloseTo(1 / 3, 12);
    expect(shares).toEqual({ skinShare: 0.5, right: 0.25, tooMuch: 0.25, tooLittle: 0.25 });
    expect(alphas(paintMistakes(scored, 0.5, 'truth').rgba)).toEqual([255, 0, 255, 0]);
    expect(alphas(paintMistakes(scored, 0.5, 'prediction').rgba)).toEqual([255, 255, 0, 0]);
    expect(paintMistakes(planes([0, 0, 0]), 0.5, 'mistakes').iou).toBe(1);
  });
});
