/** A curve of a chart. */
export interface Series {
  /** Of its own in the chart: names may be the same. */
  readonly id: string;
  readonly name: string;
  readonly points: readonly Point[];
  /** Drawn faintly behind, where the points are smoothed. */
  readonly raw?: readonly Point[];
  /** Which colour; by its place in the list when left out. */
  readonly colour?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
