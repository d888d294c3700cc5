import type { JobKind } from '../../shared/contract/jobs.ts';

/** Jobs of one lane run one after the other: they want the same part of the machine. */
export const LANES = {
  render: 'blender',
  train: 'network',
  evaluate: 'network',
  import: 'files',
  backgrounds: 'files',
  export: 'files',
  check: 'files',
  relabel: 'files',
  segment: 'network',
} as const satisfies Record<JobKind, string>;

/** Whose work goes on after a pause where it stopped. Of these, renderings rest by themselves; others are cut off. */
export const PAUSABLE: ReadonlySet<JobKind> = new Set(['render', 'train']);
