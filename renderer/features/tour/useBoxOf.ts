import { useEffect, useState } from 'react';
import type { Box } from './place.ts';

/** How often a target's place is looked at, in milliseconds: panels move and open without telling. */
const LOOK = 150;

/** Where the first element of this selector is in the window; null while there is none. */
export function useBoxOf(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const look = () => {
      const rect = document.querySelector(selector)?.getBoundingClientRect();
      const now = rect === undefined || rect.width === 0 ? null : rect;
      setBox((before) => {
        if (now === null) return null;
        const { left, top, width, height } = now;
        const isSame = before?.left === left && before.top === top && before.width === width && before.height === height;
        return isSame ? before : { left, top, width, height };
      });
    };
    look();
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, [selector]);
  return box;
}
