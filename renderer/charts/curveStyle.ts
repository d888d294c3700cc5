const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)', 'var(--series-6)'] as const;
const DASHES = ['', '5 3', '2 3', '8 3 2 3', '10 3', '6 2 1 2 1 2'] as const;

/** Drawn along a curve. */
const MARKS = ['circle', 'square', 'triangle', 'cross'] as const;
export type Mark = (typeof MARKS)[number];

/** How a curve is drawn. Dash and mark alone tell 30 curves apart, for those who see or print no colours. */
export interface CurveStyle {
  readonly stroke: string;
  readonly strokeDasharray: string;
  readonly mark: Mark | null;
}

/**
 * @param place of the curve in its chart: dashes first, then marks
 * @param colour of its group; by its place when left out
 */
export function curveStyle(place: number, colour: number = place): CurveStyle {
  const round = Math.floor(place / DASHES.length);
  return {
    stroke: COLOURS[colour % COLOURS.length] ?? COLOURS[0],
    strokeDasharray: DASHES[place % DASHES.length] ?? DASHES[0],
    mark: round === 0 ? null : (MARKS[(round - 1) % MARKS.length] ?? null),
  };
}
