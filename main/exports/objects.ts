import type { ExportedMask } from '../../shared/domain/dataset/exportOptions.ts';
import type { FrameMasks } from './frame.ts';

/** One thing in a picture: a person, or the skin of one. */
export interface SegmentedObject {
  readonly kind: ExportedMask;
  /** From 1 on, in the order of the frame's people. */
  readonly person: number;
  /** 1 where it is, else 0. */
  readonly mask: Uint8Array;
}

/** The objects of a frame that are not empty: for each person, those of the kinds asked for. */
export function objectsOf(masks: FrameMasks, kinds: readonly ExportedMask[]): SegmentedObject[] {
  const { instances } = masks;
  const people = instances === null ? [1] : [...new Set(instances)].filter((person) => person > 0).sort((a, b) => a - b);
  return people.flatMap((person) =>
    kinds.flatMap((kind): SegmentedObject[] => {
      const whole = masks[kind];
      if (whole === null) return [];
      const mask = whole.map((value, at) => (value > 0 && (instances === null || instances[at] === person) ? 1 : 0));
      return mask.includes(1) ? [{ kind, person, mask }] : [];
    }),
  );
}
