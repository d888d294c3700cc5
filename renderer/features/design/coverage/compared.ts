import type { Held } from '../../../../shared/contract/coverage.ts';
import { agreementOf, framingDistance, kolmogorovSmirnov } from '../../../../shared/domain/coverage/agreement.ts';
import { type ForecastColumns, framingShares } from '../../../../shared/domain/coverage/columns.ts';
import { FRAMING_CLASSES, type FramingClass } from '../../../../shared/domain/variety/framing.ts';
import { sharesOf } from '../../../../shared/domain/variety/summary.ts';
import { texts } from '../../../texts/forecast.ts';
import { formatFixed } from '../../../ui/format.ts';

/** Shares of a dataset's framing classes; null where nobody knows them. */
export function heldFraming(held: Held): Readonly<Record<FramingClass, number>> | null {
  const known = held.framing.filter((name) => name !== null);
  return known.length === 0 ? null : sharesOf(FRAMING_CLASSES, known);
}

/** How well forecast and dataset agree, in words. */
export function agreementInWords(columns: ForecastColumns, held: Held): string {
  if (held.skinShare.length === 0) return texts.nothingHeld;
  const distance = kolmogorovSmirnov(columns.skinShare, held.skinShare);
  const skin = texts.agreement[agreementOf(distance, columns.skinShare.length, held.skinShare.length)](formatFixed(distance, 2));
  const framing = heldFraming(held);
  if (framing === null) return `${skin} ${texts.photographsOnly}`;
  return `${skin} ${texts.framingAgreement(formatFixed(framingDistance(framingShares(columns), framing), 2))}`;
}
