import type { Mark } from './curveStyle.ts';

const SIDE = 3.2;

/** A mark of a curve, around a point; filled with the ground so that it stands out from its line. */
export function MarkShape({
  mark,
  x,
  y,
  stroke,
}: {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly stroke: string;
}) {
  const style = { stroke, strokeWidth: 1.4, fill: 'var(--s1)' };
  if (mark === 'circle') return <circle cx={x} cy={y} r={SIDE} {...style} />;
  if (mark === 'square') return <rect x={x - SIDE} y={y - SIDE} width={2 * SIDE} height={2 * SIDE} {...style} />;
  if (mark === 'triangle') return <path d={`M${x} ${y - SIDE - 1}l${SIDE + 1} ${2 * SIDE}h${-2 * SIDE - 2}z`} {...style} />;
  return <path d={`M${x - SIDE} ${y - SIDE}l${2 * SIDE} ${2 * SIDE}m0 ${-2 * SIDE}l${-2 * SIDE} ${2 * SIDE}`} {...style} />;
}
