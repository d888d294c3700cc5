import { describe, expect, it } from 'vitest';
import { isSkinByColour, segmentByColour } from '../../../../shared/domain/scores/colourRule.ts';
import { countConfusion } from '../../../../shared/domain/scores/confusion.ts';
import { scoresOf, summarise } from '../../../../shared/domain/scores/score.ts';

const mask = (text: string) => Uint8Array.from(text, (letter) => (letter === '#' ? 255 : 0));

describe('scores', () => {
  it('count the four kinds of pixels', () => {
    expect(countConfusion(mask('##..#'), mask('#.#.#'))).toEqual({ truePositive: 2, falsePositive: 1, falseNegative: 1, trueNegative: 1 });
  });

  it('refuse masks of different sizes', () => {
    expect(() => countConfusion(mask('##'), mask('#'))).toThrow(RangeError);
  });

  it('follow the definitions', () => {
    expect(scoresOf({ truePositive: 2, falsePositive: 1, falseNegative: 1, trueNegative: 1 })).toEqual({
      iou: 0.5,
      accuracy: 0.6,
      f1: 4 / 6,
    });
  });

  it('call a rightly empty prediction perfect', () => {
    expect(scoresOf({ truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 9 }).iou).toBe(1);
  });

  it('tell the mean over images from the pooled score', () => {
    const small = countConfusion(mask('#.'), mask('#.'));
    const large = countConfusion(mask('####....'), mask('....####'));
    const { perImage, pooled } = summarise([small, large]);
    expect(perImage.iou).toBe(0.5);
    expect(pooled.iou).toBe(1 / 9);
  });
});

describe('colour rule', () => {
  it('keeps skin and drops grass, sky and grey', () => {
    expect(isSkinByColour(224, 172, 145)).toBe(true);
    expect(isSkinByColour(60, 160, 50)).toBe(false);
    expect(isSkinByColour(110, 160, 230)).toBe(false);
    expect(isSkinByColour(128, 128, 128)).toBe(false);
  });

  it('agrees with the textbook matrix in another form on every 5th colour', () => {
    // BT.601 by luma: Cb = (B − Y)/1.772 + 128, Cr = (R − Y)/1.402 + 128.
    const rgb = new Uint8Array(3);
    let differences = 0;
    for (let r = 0; r < 256; r += 5)
      for (let g = 0; g < 256; g += 5)
        for (let b = 0; b < 256; b += 5) {
          rgb.set([r, g, b]);
          const luma = 0.299 * r + 0.587 * g + 0.114 * b;
          const cb = (b - luma) / 1.772 + 128;
          const cr = (r - luma) / 1.402 + 128;
          const near = [77, 127].some((edge) => Math.abs(cb - edge) < 1e-3) || [133, 173].some((edge) => Math.abs(cr - edge) < 1e-3);
          const expected = cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173 ? 255 : 0;
          if (!near && segmentByColour(rgb)[0] !== expected) differences++;
        }
    expect(differences).toBe(0);
  });
});
