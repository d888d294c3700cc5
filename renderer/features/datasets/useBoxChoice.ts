import { type PointerEvent, useRef, useState } from 'react';
import type { CellLayout } from './scroll/useRowWindow.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface BoxedLayout extends CellLayout {
  /** What the cells stand above their places in the scrolled content. */
  readonly shift: number;
}

/** Less than so many pixels is a click. */
const LEAST = 5;

/** Places of the cells that a box touches. */
function cellsIn({ left, top, width, height }: Box, { columns, size, padding, total, shift }: BoxedLayout): number[] {
  const from = (at: number) => Math.max(0, Math.floor((at - padding) / size));
  const places: number[] = [];
  for (let row = from(top + shift); row <= from(top + shift + height); row++) {
    for (let column = from(left); column <= Math.min(columns - 1, from(left + width)); column++) {
      const place = row * columns + column;
      if (place < total) places.push(place);
    }
  }
  return places;
}

/** Choosing by a box that is drawn over the cells of a scrolled element. */
export function useBoxChoice(layout: BoxedLayout, onChoose: (places: readonly number[], add: boolean) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const [box, setBox] = useState<Box | null>(null);
  const at = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left + event.currentTarget.scrollLeft, y: event.clientY - top + event.currentTarget.scrollTop };
  };
  return {
    box,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const isOnScrollbar = event.clientX - event.currentTarget.getBoundingClientRect().left > event.currentTarget.clientWidth;
        if (event.button === 0 && event.pointerType !== 'touch' && !isOnScrollbar) start.current = at(event);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (start.current === null) return;
        const { x, y } = at(event);
        const drawn = {
          left: Math.min(x, start.current.x),
          top: Math.min(y, start.current.y),
          width: Math.abs(x - start.current.x),
          height: Math.abs(y - start.current.y),
        };
        if (box === null && Math.max(drawn.width, drawn.height) < LEAST) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setBox(drawn);
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        start.current = null;
        if (box === null) return;
        onChoose(cellsIn(box, layout), event.ctrlKey || event.metaKey || event.shiftKey);
        setBox(null);
      },
      onPointerCancel() {
        start.current = null;
        setBox(null);
      },
      /** The click that ends a box is none. */
      onClickCapture(event: { stopPropagation(): void }) {
        if (box !== null) event.stopPropagation();
      },
    },
  };
}
