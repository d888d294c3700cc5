import { useThree } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';

/** Shows what can be done with an object while the pointer is on it. */
export function useCursor(cursor: string, onHover?: (hovered: boolean) => void) {
  const canvas = useThree((state) => state.gl.domElement);
  const isOver = useRef(false);
  useEffect(
    () => () => {
      if (isOver.current) canvas.style.cursor = '';
    },
    [canvas],
  );
  return useMemo(() => {
    const set = (over: boolean) => {
      isOver.current = over;
      canvas.style.cursor = over ? cursor : '';
      onHover?.(over);
    };
    return { onPointerOver: () => set(true), onPointerOut: () => set(false) };
  }, [canvas, cursor, onHover]);
}
