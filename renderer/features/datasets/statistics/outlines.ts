import type { NumberFacet } from '../../../../shared/contract/frameQueries.ts';

interface Outline {
  readonly min: number;
  readonly max: number;
  /** Shares of the known frames per unit, by bin. */
  readonly density: readonly number[];
}

/** A histogram as a density, so that two with other bins and other numbers of frames can be laid over each other. */
export function densityOf({ min, max, matching }: NumberFacet): Outline {
  const known = matching.reduce((sum, count) => sum + count, 0);
  const width = (max - min) / matching.length;
  return { min, max, density: matching.map((count) => (known === 0 ? 0 : count / known / width)) };
}

/** Its outline as the points of an SVG path, within a box whose axes go from `from` to `to` and from 0 to `top`. */
export function stepPath(
  { min, max, density }: Outline,
  axis: { from: number; to: number; top: number },
  box: { width: number; height: number },
): string {
  const x = (value: number) => (((value - axis.from) / (axis.to - axis.from)) * box.width).toFixed(1);
  const y = (value: number) => (box.height * (1 - value / axis.top)).toFixed(1);
  const width = (max - min) / density.length;
  const steps = density.map((value, bin) => `V${y(value)}H${x(min + width * (bin + 1))}`);
  return `M${x(min)},${y(0)}${steps.join('')}V${y(0)}`;
}

/** Middle of the bin that half of the frames lie below. */
export function medianOf({ min, max, matching }: NumberFacet): number | null {
  let left = matching.reduce((sum, count) => sum + count, 0) / 2;
  if (left === 0) return null;
  const bin = matching.findIndex((count) => {
    left -= count;
    return left <= 0;
  });
  return min + ((max - min) * (bin + 0.5)) / matching.length;
}
