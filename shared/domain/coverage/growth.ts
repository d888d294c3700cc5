import type { FacialHair } from '../scene/spec/hair.ts';

/** Where hair grows on the head of the neutral adult, decimetres; as `human/hair/growth.py`. */
type Line = readonly (readonly [number, number])[];
const HAIRLINE: Line = [[-0.6, 6.95], [-0.1, 6.9], [0.12, 7.05], [0.26, 7.12], [0.32, 7.44], [0.6, 7.44], [0.64, 7.2], [0.74, 7.2], [0.8, 7.6], [0.9, 7.86], [1.1, 7.97], [1.4, 8.03]]; // biome-ignore format: one line
const CHEEK_LINE: Line = [[0.5, 7.25], [0.72, 7.2], [0.8, 6.98], [0.95, 6.82], [1.15, 6.76], [1.3, 6.78], [1.6, 6.8]]; // biome-ignore format: one line
const JAW_LINE: Line = [[0.5, 6.62], [0.7, 6.42], [0.9, 6.24], [1.2, 6.2], [1.5, 6.2]]; // biome-ignore format: one line

function onLine(line: Line, at: number): number {
  let before = line[0] ?? [0, 0];
  for (const point of line) {
    if (at <= point[0]) {
      const span = point[0] - before[0];
      return span <= 0 ? point[1] : before[1] + ((at - before[0]) / span) * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}

const above = (value: number, edge: number, soft: number) => Math.max(0, Math.min(1, (value - edge) / soft + 0.5));

/** How densely hair grows at a point of the neutral head, 0 … 1. */
export function scalpGrowth(x: number, y: number, z: number, recession: number): number {
  const side = Math.abs(x);
  if (side > 0.7 && y < 7.42 && z > 0.24 && z < 0.72) return 0;
  const temple = Math.exp(-(((side - 0.38) / 0.2) ** 2));
  const lift = recession * Math.max(0, Math.min(1, (z - 0.75) / 0.25)) * (0.12 + 0.26 * temple);
  const crown = y > 8 ? Math.exp(-((side / 0.45) ** 2 + ((z - 0.25) / 0.45) ** 2)) * Math.max(0, recession - 0.55) * 2.2 : 0;
  return above(y, onLine(HAIRLINE, z) + lift, 0.15) * (1 - Math.min(1, crown));
}

/** How densely a beard of a style grows there, 0 … 1. Stubble is paint on skin: 0. */
export function beardGrowth(x: number, y: number, z: number, style: FacialHair['style']): number {
  const side = Math.abs(x);
  if (style === 'stubble' || z < 0.4 || (side / 0.25) ** 2 + ((y - 6.68) / 0.085) ** 2 < 1) return 0;
  if (side > 0.7 && y > 6.85 && z < 0.68) return 0;
  const inside = above(onLine(CHEEK_LINE, z), y, 0.09) * above(y, onLine(JAW_LINE, z), 0.09) * above(z, 0.6, 0.054);
  const lowest = 6.73 - 0.1 * Math.max(0, Math.min(1, (side - 0.16) / 0.12));
  const moustache = z > 1.15 ? above(y, lowest, 0.03) * (1 - above(y, 6.9 - 0.35 * side, 0.04)) * (1 - above(side, 0.29, 0.06)) : 0;
  const chin = z > 0.95 ? (1 - above(side, 0.21, 0.08)) * (1 - above(y, 6.57, 0.05)) * above(y, 6.18, 0.1) : 0;
  switch (style) {
    case 'moustache':
      return moustache;
    case 'goatee':
      return chin;
    case 'circle':
      return Math.max(moustache, chin, z > 1 && side > 0.18 && side < 0.36 && y > 6.3 && y < 6.8 ? 1 : 0);
    case 'sideburns':
      return inside * (1 - above(z, 0.9, 0.1)) * above(y, 6.62, 0.15);
    case 'full':
      return Math.max(inside, moustache);
  }
}
