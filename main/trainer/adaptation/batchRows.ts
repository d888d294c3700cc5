import type { Adaptation } from '../../../shared/domain/training/adaptation.ts';

/** What the rows of one batch are, in this order. */
export interface BatchRows {
  /** Patches with labels: of the source, and with BGC also of the target. */
  readonly source: number;
  readonly labelledTarget: number;
  /** Target patches whose masks nobody looks at, and their perturbed copies. */
  readonly target: number;
  readonly perturbed: number;
}

/** Rows of a batch of `batchSize` labelled patches under a method of adaptation. */
export function batchRows(adaptation: Adaptation, batchSize: number): BatchRows {
  const none = { source: batchSize, labelledTarget: 0, target: 0, perturbed: 0 };
  switch (adaptation.kind) {
    case 'none':
    case 'fda':
      return none;
    case 'bgc': {
      const labelledTarget = Math.min(batchSize - 1, Math.max(1, Math.round(batchSize * adaptation.targetShare)));
      return { ...none, source: batchSize - labelledTarget, labelledTarget };
    }
    case 'dann':
      return { ...none, target: batchSize };
    case 'pixmatch':
      return { ...none, target: batchSize, perturbed: batchSize };
  }
}

export function totalRows({ source, labelledTarget, target, perturbed }: BatchRows): number {
  return source + labelledTarget + target + perturbed;
}
