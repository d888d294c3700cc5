export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const MARGIN = 8;

/**
 * Where a card of this size stands beside what it points at, in pixels of the window: below, above, left or right of it,
 * wherever there is room first, and never outside the window.
 */
export function placeBeside(target: Box, card: Pick<Box, 'width' | 'height'>, view: Pick<Box, 'width' | 'height'>) {
  const right = target.left + target.width;
  const bottom = target.top + target.height;
  const middle = { x: target.left + target.width / 2 - card.width / 2, y: target.top + target.height / 2 - card.height / 2 };
  const places = [
    { left: middle.x, top: bottom + GAP },
    { left: middle.x, top: target.top - GAP - card.height },
    { left: target.left - GAP - card.width, top: middle.y },
    { left: right + GAP, top: middle.y },
  ];
  const [below, above, before, after] = [
    bottom + GAP + card.height <= view.height - MARGIN,
    target.top - GAP - card.height >= MARGIN,
    target.left - GAP - card.width >= MARGIN,
    right + GAP + card.width <= view.width - MARGIN,
  ];
  // A tall target (the rail, a panel) is pointed at from its side.
  const order = target.height > view.height / 2 ? [3, 2, 0, 1] : [0, 1, 2, 3];
  const fits = [below, above, before, after];
  const chosen = places[order.find((index) => fits[index]) ?? 0] ?? middle;
  const inside = (at: number, size: number, whole: number) => Math.max(MARGIN, Math.min(whole - size - MARGIN, at));
  const [left, top] = 'left' in chosen ? [chosen.left, chosen.top] : [chosen.x, chosen.y];
  return { left: inside(left, card.width, view.width), top: inside(top, card.height, view.height) };
}
