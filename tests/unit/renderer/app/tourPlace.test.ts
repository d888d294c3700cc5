import { describe, expect, it } from 'vitest';
import { placeBeside } from '../../../../renderer/features/tour/place.ts';

const VIEW = { width: 1024, height: 640 };
const CARD = { width: 300, height: 180 };

describe('the card of the tour', () => {
  const targets = {
    'a button at the top': { left: 60, top: 40, width: 120, height: 24 },
    'a button in the right corner': { left: 980, top: 40, width: 40, height: 24 },
    'a button at the bottom': { left: 500, top: 610, width: 80, height: 24 },
    'the rail': { left: 0, top: 36, width: 56, height: 580 },
  };
  it.each(Object.entries(targets))('stands beside %s, inside the window and off what it points at', (_name, target) => {
    const { left, top } = placeBeside(target, CARD, VIEW);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(left + CARD.width).toBeLessThanOrEqual(VIEW.width);
    expect(top + CARD.height).toBeLessThanOrEqual(VIEW.height);
    const isApart =
      left >= target.left + target.width ||
      left + CARD.width <= target.left ||
      top >= target.top + target.height ||
      top + CARD.height <= target.top;
    expect(isApart).toBe(true);
  });
});
