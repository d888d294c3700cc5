import { create } from 'zustand';
import type { MistakeOrder } from '../../../../shared/contract/mistakes.ts';
import type { Slice, SliceBy } from '../../../../shared/domain/scores/slices.ts';
import type { MistakesShown } from '../tryout/paint.ts';

interface ErrorsState {
  /** `<dataset>-<size>` of the scored set; null is the newest. */
  readonly set: string | null;
  readonly order: MistakeOrder;
  readonly by: SliceBy;
  /** Null shows all pictures. */
  readonly slice: Slice | null;
  /** The picture in hand, by its place in the order. */
  readonly selected: number;
  readonly open: boolean;
  readonly shown: MistakesShown;
  /** Null: the evaluation's own. */
  readonly threshold: number | null;
  readonly opacity: number;
}

export const useErrors = create<ErrorsState>()(() => ({
  set: null,
  order: 'iou',
  by: 'skinShare',
  slice: null,
  selected: 0,
  open: false,
  shown: 'mistakes',
  threshold: null,
  opacity: 0.7,
}));

export const ERRORS_SHOWN = ['mistakes', 'truth', 'prediction'] as const satisfies readonly MistakesShown[];

/** Changes between what is drawn over the picture. */
export function nextShown(): void {
  useErrors.setState(({ shown }) => ({ shown: ERRORS_SHOWN[(ERRORS_SHOWN.indexOf(shown) + 1) % ERRORS_SHOWN.length] ?? 'mistakes' }));
}
