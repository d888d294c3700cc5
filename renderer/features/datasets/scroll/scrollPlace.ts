/** Chromium ends elements at 2²⁵ pixels, others earlier (Firefox at 17.9 million): taller content is scrolled by a map. */
export const TALLEST = 8_000_000;
/** The browser scrolled by more than so many views at once: a jump by the scroll bar, no wheel and no finger. */
const JUMP = 3;
/** So many views at either end are scrolled as if there were no map. */
const EDGE = 20;

/** Heights in pixels: of the whole content, and of what is seen of it. */
export interface Span {
  readonly whole: number;
  readonly view: number;
}

/** Where the content is scrolled to, and where the browser thinks that it is (`scrollTop`); the same up to `TALLEST`. */
export interface ScrollPlace {
  readonly offset: number;
  readonly top: number;
}

/** Height of the element that stands for the content. */
export function elementHeight({ whole }: Span): number {
  return Math.min(whole, TALLEST);
}

/** The place of an offset, as far as the content reaches. */
export function placeOf(offset: number, span: Span): ScrollPlace {
  const { most, mostTop, edge } = endsOf(span);
  const held = Math.max(0, Math.min(most, offset));
  if (span.whole <= TALLEST || held <= edge) return { offset: held, top: held };
  if (held >= most - edge) return { offset: held, top: mostTop - (most - held) };
  return { offset: held, top: Math.round(edge + ((held - edge) / (most - 2 * edge)) * (mostTop - 2 * edge)) };
}

/**
 * The place after the browser has scrolled to `top`. Small steps move the content by as many pixels; a jump goes to the same share of
 * the content. Where the browser is at an end of its element and the content is not, `top` differs from the one given: scroll there.
 */
export function scrolled(before: ScrollPlace, top: number, span: Span): ScrollPlace {
  if (span.whole <= TALLEST) return { offset: top, top };
  const { most, mostTop } = endsOf(span);
  const by = top - before.top;
  if (Math.abs(by) > JUMP * span.view) return { offset: offsetAt(top, span), top };
  const offset = Math.max(0, Math.min(most, before.offset + by));
  const isAtEnd = top <= 0 || top >= mostTop;
  const isOver = offset === 0 || offset === most;
  return isAtEnd || isOver ? placeOf(offset, span) : { offset, top };
}

/** The other way round than `placeOf`. */
function offsetAt(top: number, span: Span): number {
  const { most, mostTop, edge } = endsOf(span);
  if (top <= edge) return top;
  if (top >= mostTop - edge) return Math.min(most, most - (mostTop - top));
  return Math.round(edge + ((top - edge) / (mostTop - 2 * edge)) * (most - 2 * edge));
}

/** `edge`: so far from either end, a pixel is a pixel. */
function endsOf({ whole, view }: Span): { most: number; mostTop: number; edge: number } {
  return { most: Math.max(0, whole - view), mostTop: Math.max(0, Math.min(whole, TALLEST) - view), edge: EDGE * view };
}
