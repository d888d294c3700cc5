/** One tile's stretch of an axis: pixels `start` … `start + weights.length` (exclusive), and what each counts for. */
export interface Span {
  readonly start: number;
  /** Over all spans that hold a pixel the weights sum to 1. */
  readonly weights: Float32Array;
}

/** Pixels `start` … `end` (exclusive) of a span, counted from its start. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

export interface Tiling {
  /** Side of a tile in pixels, a multiple of `multiple`. */
  readonly side: number;
  /** Pixels at an inner edge of a tile that lack part of what they see, and therefore count nothing. */
  readonly margin: number;
  /** Tiles begin at multiples of this, so that pooling meets the same pixels as in the whole picture. */
  readonly multiple: number;
}

/** Neighbours share at least this many pixels beyond their margins, or nearly; there one fades into the other. */
const FADE = 64;

/** The smallest side that makes headway. */
export function leastSide(margin: number, multiple: number): number {
  return multiple * Math.ceil((2 * margin + 2 * FADE) / multiple);
}

/** Tiles along an axis of `length` pixels (a multiple of `multiple`), evenly spread; the first and the last meet its ends. */
export function spansOf(length: number, { side, margin, multiple }: Tiling): Span[] {
  if (length <= side) return [{ start: 0, weights: new Float32Array(length).fill(1) }];
  const count = Math.ceil((length - side) / (side - 2 * margin - FADE)) + 1;
  const starts = Array.from({ length: count }, (_, k) => multiple * Math.floor((k * (length - side)) / (count - 1) / multiple));
  const spans = starts.map((start) => ({ start, weights: new Float32Array(side).fill(1) }));
  spans.slice(1).forEach((after, k) => {
    const before = spans[k];
    if (before !== undefined) fade(before, after, margin);
  });
  return spans;
}

/** Hands over from one tile to the next: linearly, in the middle of what they share. */
function fade(before: Span, after: Span, margin: number): void {
  const overlap = before.start + before.weights.length - after.start;
  const length = Math.min(FADE, overlap - 2 * margin, after.start - before.start);
  const begin = Math.floor((overlap - length) / 2);
  for (let k = 0; k < overlap; k++) {
    const share = Math.min(1, Math.max(0, (k - begin + 0.5) / length));
    after.weights[k] = share * (after.weights[k] ?? 0);
    const same = after.start - before.start + k;
    before.weights[same] = (1 - share) * (before.weights[same] ?? 0);
  }
}

/** Cuts an axis of `length` pixels between its spans: every pixel lies in one cell, away from the margins. */
export function cellsOf(spans: readonly Span[], length: number, multiple: number): Cell[] {
  const between = spans.slice(1).map((after, k) => {
    const before = spans[k] ?? after;
    return multiple * Math.floor((before.start + before.weights.length + after.start) / 2 / multiple);
  });
  return spans.map(({ start }, k) => ({ start: (between[k - 1] ?? 0) - start, end: (between[k] ?? length) - start }));
}
