import type { SliceScores } from '../../../../shared/domain/scores/slices.ts';
import { texts } from '../../../texts/mistakes.ts';
import { formatFixed } from '../../../ui/format.ts';

/** "5 – 10 %", "30 – 60 °", "Portrait". */
export function sliceName({ by, value, from, to }: Pick<SliceScores, 'by' | 'value' | 'from' | 'to'>): string {
  if (value === null) return texts.unknown;
  if (from === null) return texts.words[value] ?? value;
  if (by === 'skinShare') return to === null ? texts.between(`${from * 100} %`, null) : texts.between(`${from * 100}`, `${to * 100} %`);
  if (by === 'viewAngle') return texts.between(`${from}°`, to === null ? null : `${to}°`);
  return texts.between(formatFixed(from, 2), to === null ? null : formatFixed(to, 2));
}
