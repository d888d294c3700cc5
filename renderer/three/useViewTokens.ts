import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

export interface ViewTokens {
  readonly background: string;
  readonly wall: string;
  readonly floor: string;
  readonly line: string;
  readonly clay: string;
  readonly accent: string;
  readonly second: string;
  readonly dim: string;
  /** Fine lines of the floor. */
  readonly grid: string;
  /** What is held on to while other things change. */
  readonly locked: string;
}

/** Colours of the 3D view from tokens.css, which WebGL cannot read by itself. */
export function useViewTokens(): ViewTokens {
  const scheme = useComputedColorScheme('dark');
  return useMemo(() => {
    // The scheme decides what the variables hold.
    void scheme;
    const style = getComputedStyle(document.documentElement);
    const read = (name: string) => style.getPropertyValue(name).trim();
    return {
      background: read('--view'),
      wall: read('--view-wall'),
      floor: read('--view-floor'),
      line: read('--view-line'),
      clay: read('--view-clay'),
      accent: read('--accent'),
      second: read('--series-2'),
      dim: read('--dim'),
      grid: read('--view-wall'),
      locked: read('--series-4'),
    };
  }, [scheme]);
}
