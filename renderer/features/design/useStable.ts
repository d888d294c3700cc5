import { replaceEqualDeep } from '@tanstack/react-query';
import { useRef } from 'react';

/** The value of before while the new one says the same; its parts likewise, so that what is made of them is not made again. */
export function useStable<T>(value: T): T {
  const kept = useRef(value);
  kept.current = replaceEqualDeep(kept.current, value);
  return kept.current;
}
