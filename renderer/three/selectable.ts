import type { ThreeEvent } from '@react-three/fiber';

/** Pixels between press and release of a click; more is a turn of the view. */
const STILL = 3;

/** Handlers that let an object of the view be selected by a click; none where there is nothing to do. */
export function selectable(onSelect: (() => void) | undefined) {
  if (onSelect === undefined) return {};
  return {
    onClick(event: ThreeEvent<MouseEvent>) {
      if (event.delta > STILL) return;
      event.stopPropagation();
      onSelect();
    },
  };
}

/** For `raycast`: the pointer passes through. One function, so that drawing again changes nothing. */
export const unseen = () => null;
