import { type RefObject, type UIEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { elementHeight, placeOf, type ScrollPlace, type Span, scrolled } from './scrollPlace.ts';

/** Cells of equal size in rows, in pixels. */
export interface CellLayout {
  readonly columns: number;
  /** Side of a cell and the gap after it. */
  readonly size: number;
  /** Above the first row, below the last, and beside them. */
  readonly padding: number;
  readonly total: number;
}

/** Rows beyond the view that exist: their pictures are decoded before they come into view. */
const OVERSCAN = 4;
/** Milliseconds without scrolling after which scroll bar and content agree again. */
const REST = 200;

function spanOf({ columns, size, padding, total }: CellLayout, view: number): Span {
  return { whole: 2 * padding + Math.ceil(total / columns) * size, view };
}

/** The rows that exist at a place. */
function rowsAt({ offset }: ScrollPlace, { columns, size, padding, total }: CellLayout, view: number): { first: number; last: number } {
  const first = Math.floor((offset - padding) / size) - OVERSCAN;
  const last = Math.floor((offset - padding + view) / size) + OVERSCAN;
  return { first: Math.max(0, first), last: Math.min(Math.ceil(total / columns) - 1, last) };
}

/**
 * The rows of a scrolled element that are in view or near it, for any number of rows.
 * @param view height of the element
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, layout: CellLayout, view: number) {
  const [place, setPlace] = useState<ScrollPlace>({ offset: 0, top: 0 });
  /** The place of this moment; `place` follows when other rows are wanted. */
  const now = useRef(place);
  const known = useRef({ layout, view });

  const put = useCallback(
    (next: ScrollPlace, always: boolean) => {
      const { layout, view } = known.current;
      const element = scroller.current;
      if (element !== null && Math.abs(element.scrollTop - next.top) >= 1) element.scrollTop = next.top;
      now.current = next;
      setPlace((shown) => {
        const [was, is] = [rowsAt(shown, layout, view), rowsAt(next, layout, view)];
        const isSame = was.first === is.first && was.last === is.last && shown.offset - shown.top === next.offset - next.top;
        return isSame && !always ? shown : next;
      });
    },
    [scroller],
  );

  // The frame at the top stays there when cells change their size.
  const { columns, size, padding, total } = layout;
  useLayoutEffect(() => {
    const { layout: before } = known.current;
    known.current = { layout: { columns, size, padding, total }, view };
    const first = Math.max(0, Math.floor((now.current.offset - before.padding) / before.size)) * before.columns;
    const isSame = before.columns === columns && before.size === size;
    const offset = isSame || first === 0 ? now.current.offset : padding + Math.floor(first / columns) * size;
    put(placeOf(offset, spanOf(known.current.layout, view)), true);
  }, [columns, size, padding, total, view, put]);

  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const onScroll = useCallback(
    (event: UIEvent<HTMLElement>) => {
      const span = () => spanOf(known.current.layout, known.current.view);
      put(scrolled(now.current, event.currentTarget.scrollTop, span()), false);
      clearTimeout(rest.current);
      rest.current = setTimeout(() => {
        // The browser may have scrolled on and not said so yet: where frames take long, this comes before it does.
        const { offset } = scrolled(now.current, scroller.current?.scrollTop ?? now.current.top, span());
        put(placeOf(offset, span()), false);
      }, REST);
    },
    [put, scroller],
  );

  const scrollTo = useCallback(
    (cell: number) => {
      const { layout, view } = known.current;
      const row = Math.floor(cell / layout.columns);
      // With what is above the first row, and below the last one.
      const start = row * layout.size;
      const end = start + layout.size + 2 * layout.padding;
      const { offset } = now.current;
      const wanted = start < offset ? start : end > offset + view ? end - view : offset;
      if (wanted !== offset) put(placeOf(wanted, spanOf(layout, view)), true);
    },
    [put],
  );
  const toTop = useCallback(() => put({ offset: 0, top: 0 }, true), [put]);

  /** What the content is moved by, beside what the browser scrolls it. */
  const shift = place.offset - place.top;
  const { first, last } = rowsAt(place, layout, view);
  return {
    /** Of the element that holds the rows. */
    height: elementHeight(spanOf(layout, view)),
    rows: Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at),
    topOf: (row: number) => padding + row * size - shift,
    shift,
    onScroll,
    /** As far as a cell needs to be in view. */
    scrollTo,
    toTop,
  };
}
