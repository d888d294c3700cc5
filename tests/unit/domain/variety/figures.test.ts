import { describe, expect, it } from 'vitest';
import { framingOf } from '../../../../shared/domain/variety/framing.ts';
import { measurePicture } from '../../../../shared/domain/variety/picture.ts';
import { quartiles, summarise } from '../../../../shared/domain/variety/summary.ts';

/** Grey values and mask, row by row. */
function grey(width: number, values: readonly number[], skin: readonly number[]) {
  return {
    width,
    height: values.length / width,
    rgb: Uint8Array.from(values.flatMap((value) => [value, value, value])),
    skin: Uint8Array.from(skin.map((is) => 255 * is)),
  };
}

describe('figures of a picture, by hand', () => {
  it('gradient: mean of the steps inside rows, none from one row to the next', () => {
    // Steps 10, 20 and 0, 100 in rows of three: (10 + 20 + 0 + 100) / 4.
    expect(measurePicture(grey(3, [0, 10, 30, 200, 200, 100], [0, 0, 0, 0, 0, 0])).gradient).toBeCloseTo(32.5, 9);
    expect(measurePicture(grey(1, [0, 255], [0, 0])).gradient).toBe(0);
  });

  it('skin share and luminance of the mask alone', () => {
    const values = Array.from({ length: 40 }, (_, at) => (at < 20 ? 100 + at : 7));
    const { skinShare, skin } = measurePicture(
      grey(
        4,
        values,
        values.map((_, at) => Number(at < 20)),
      ),
    );
    expect(skinShare).toBe(0.5);
    // 100 … 119: the lower median of twenty is the tenth. Grey has no chroma.
    expect(skin).toEqual({ y: 109, cb: 128, cr: 128 });
  });

  it('chroma in full-range BT.601', () => {
    // R 200, G 150, B 120: Y 161.53, Cb 104.56, Cr 155.44.
    const rgb = Uint8Array.from(Array.from({ length: 16 }, () => [200, 150, 120]).flat());
    expect(measurePicture({ width: 4, height: 4, rgb, skin: new Uint8Array(16).fill(255) }).skin).toEqual({ y: 162, cb: 105, cr: 155 });
  });

  it('no colour from a handful of pixels, and no picture of a wrong size', () => {
    expect(measurePicture(grey(4, Array(20).fill(90), [...Array(15).fill(1), ...Array(5).fill(0)])).skin).toBeNull();
    expect(() => measurePicture({ width: 2, height: 2, rgb: new Uint8Array(11), skin: new Uint8Array(4) })).toThrow(RangeError);
  });
});

describe('framing by parts', () => {
  it.each([
    ['face', { face: 0.2, scalpHair: 0.1, body: 0.1, garment: 0.1 }, 0.5],
    ['portrait', { face: 0.06, body: 0.04, hand: 0.02, garment: 0.28 }, 0.4],
    ['full body', { face: 0.01, garment: 0.15, body: 0.03, shoe: 0.01 }, 0.2],
    ['part', { hand: 0.1, garment: 0.05 }, 0.15],
    ['nobody', { background: 1 }, 0],
  ] as const)('%s', (framing, parts, person) => {
    expect(framingOf(parts, person)).toBe(framing);
  });
});

describe('a dataset of few frames', () => {
  it('has quartiles between neighbours, as numpy has them', () => {
    expect(quartiles([4, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
    expect(quartiles([5])).toEqual({ lower: 5, median: 5, upper: 5 });
    expect(() => quartiles([])).toThrow(RangeError);
  });

  it('leaves out of the colours what has none, and of the framing what nobody knows', () => {
    const figures = (skinShare: number, y: number | null) => ({
      skinShare,
      skin: y === null ? null : { y, cb: 100, cr: 150 },
      gradient: 2,
    });
    const summary = summarise(
      'few',
      [
        { figures: figures(0.2, 140), framing: 'face', hasPerson: true },
        { figures: figures(0.4, 160), framing: 'face', hasPerson: true },
        { figures: figures(0, null), framing: 'nobody', hasPerson: false },
        { figures: figures(0.1, 150), framing: null, hasPerson: true },
      ],
      null,
    );
    expect(summary).toMatchObject({ frames: 4, withoutPerson: 0.25, skinTypes: null, skin: { y: { median: 150 }, cb: 100, cr: 150 } });
    expect(summary.skinShare.median).toBeCloseTo(0.15, 9);
    expect(summary.framing).toMatchObject({ face: 2 / 3, nobody: 1 / 3, portrait: 0 });
  });
});
