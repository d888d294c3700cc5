import { useRef } from 'react';

/** The value of before while the new one says the same, so that what is made of it is not made again. */
export function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ text, value });
  if (kept.current.text !== text) kept.current = { text, value };
  return kept.current.value;
}
