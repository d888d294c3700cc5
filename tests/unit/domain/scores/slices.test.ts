import { describe, expect, it } from 'vitest';
import { rangeOf, scoresBySlice } from '../../../../shared/domain/scores/slices.ts';

describe('scores by slice', () => {
  it('put a number into the range that begins at or below it', () => {
    expect([0, 0.0199, 0.02, 0.39, 0.4, 1].map((share) => rangeOf('skinShare', share))).toEqual(['0', '0', '1', '4', '5', '5']);
    expect([0, 30, 180].map((angle) => rangeOf('viewAngle', angle))).toEqual(['0', '1', '3']);
    expect([rangeOf('brightness', null), rangeOf('brightness', Number.NaN)]).toEqual([null, null]);
  });

  it('have mean, sample deviation and quartiles of their pictures', () => {
    const scored = [0.1, 0.2, 0.3, 0.4, 0.5].map((iou) => ({ value: '1', iou }));
    const [slice] = scoresBySlice('skinShare', scored);
    expect(slice).toMatchObject({ value: '1', from: 0.02, to: 0.05, pictures: 5 });
    expect(slice?.mean).toBeCloseTo(0.3, 12);
    // R: sd(c(.1, .2, .3, .4, .5)) and quantile(…, c(.25, .5, .75))
    expect(slice?.deviation).toBeCloseTo(0.158113883008419, 12);
    expect(slice?.quartiles.map((value) => value.toFixed(12))).toEqual(['0.200000000000', '0.300000000000', '0.400000000000']);
    expect(scoresBySlice('skinShare', [{ value: null, iou: 0.7 }])).toMatchObject([{ pictures: 1, deviation: 0, from: null }]);
  });

  it('stand in the order of their ranges, framing from near to far, the unknown last', () => {
    const order = (by: 'viewAngle' | 'framing' | 'skinType', values: (string | null)[]) =>
      scoresBySlice(
        by,
        values.map((value) => ({ value, iou: 0.5 })),
      ).map(({ value }) => value);
    expect(order('viewAngle', ['3', null, '0', '1'])).toEqual(['0', '1', '3', null]);
    expect(order('framing', ['full body', 'face', null, 'portrait'])).toEqual(['face', 'portrait', 'full body', null]);
    expect(order('skinType', ['VI', 'I', 'III'])).toEqual(['I', 'III', 'VI']);
  });
});
