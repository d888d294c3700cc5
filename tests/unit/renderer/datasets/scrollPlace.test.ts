import { describe, expect, it } from 'vitest';
import { elementHeight, placeOf, type Span, scrolled, TALLEST } from '../../../../renderer/features/datasets/scroll/scrollPlace.ts';

const SHORT: Span = { whole: 100_000, view: 800 };
/** A million frames, three of 320 pixels in a row. */
const TALL: Span = { whole: 108_000_020, view: 800 };
const END = elementHeight(TALL) - TALL.view;

describe('scrolling content that is taller than an element can be', () => {
  it('is plain scrolling where the element can be as tall', () => {
    expect(elementHeight(SHORT)).toBe(SHORT.whole);
    expect(scrolled({ offset: 0, top: 0 }, 4321, SHORT)).toEqual({ offset: 4321, top: 4321 });
    expect(placeOf(5000, SHORT)).toEqual({ offset: 5000, top: 5000 });
  });

  it('reaches both ends, and every pixel between them', () => {
    expect(elementHeight(TALL)).toBe(TALLEST);
    expect(placeOf(0, TALL)).toEqual({ offset: 0, top: 0 });
    expect(placeOf(TALL.whole, TALL)).toEqual({ offset: TALL.whole - TALL.view, top: END });
    expect(scrolled({ offset: 0, top: 0 }, END, TALL)).toEqual({ offset: TALL.whole - TALL.view, top: END });
    // By the scroll bar near a row, then by the wheel exactly to it.
    const near = scrolled({ offset: 0, top: 0 }, 4_000_000, TALL);
    expect(scrolled(near, near.top + 1, TALL).offset).toBe(near.offset + 1);
  });

  it('moves as far as the wheel turns', () => {
    let place = placeOf(50_000_000, TALL);
    for (let turn = 0; turn < 100; turn++) place = scrolled(place, place.top + 400, TALL);
    expect(place.offset).toBe(50_000_000 + 40_000);
  });

  it('goes on where the element ends and the content does not', () => {
    // Wheeled up from here, the element is at its upper end long before the content is.
    let place = placeOf(90_000, TALL);
    expect(place.top).toBeLessThan(30_000);
    let turns = 0;
    while (place.offset > 0 && turns < 1000) {
      const before = place.offset;
      place = scrolled(place, Math.max(0, place.top - 300), TALL);
      expect(place.offset).toBeLessThan(before);
      turns++;
    }
    expect(place).toEqual({ offset: 0, top: 0 });
    expect(turns).toBeGreaterThanOrEqual(90_000 / 300);
  });
});
