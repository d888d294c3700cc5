import { z } from 'zod';

export const INTEGRITY_FILE = 'integrity.json';
export const HASHES_FILE = 'perceptual.json';
/** Lines that a repair took out of the manifest, as they were, each with the time. */
export const DROPPED_FILE = 'frames.dropped.jsonl';

/** What can be wrong with a dataset on the disk. */
export const FAULT_KINDS = [
  'brokenLine', // a line of the manifest that cannot be read
  'missing', // a listed file that is not there
  'unreadable', // a file that cannot be decoded
  'size', // another size than the dataset says, or than its picture
  'changed', // pixels that do not have the hash written down
  'notBinary', // a mask with values between black and white
  'wrongShare', // a share of skin or person that is not the mask's
  'stray', // a file that no line lists
] as const;
export const FaultKind = z.enum(FAULT_KINDS);
export type FaultKind = z.infer<typeof FaultKind>;

/** Faults that make a frame unfit: a repair takes its line out. */
export const BREAKING: readonly FaultKind[] = ['missing', 'unreadable', 'size', 'changed', 'notBinary', 'wrongShare'];

export const Fault = z.strictObject({
  kind: FaultKind,
  /** Null where no frame can be told. */
  frame: z.int().nullable(),
  /** Relative to the dataset folder where it lies in it. */
  file: z.string(),
  detail: z.string(),
});
export type Fault = z.infer<typeof Fault>;

/** Pictures that look the same, by name. */
const AlikeElsewhere = z.strictObject({ name: z.string(), dataset: z.string(), other: z.string() });

export const IntegrityReport = z.strictObject({
  format: z.literal('s2mgen.integrity'),
  version: z.literal(1),
  name: z.string(),
  checkedAt: z.iso.datetime(),
  /** Frames that were looked at, and those that have a breaking fault. */
  frames: z.int(),
  broken: z.array(z.int()),
  /** Lines that a repair has taken out since. */
  dropped: z.int(),
  counts: z.record(FaultKind, z.int()),
  /** The first thousand; `counts` has all. */
  faults: z.array(Fault),
  /** Groups of two and more frames of this dataset that look the same. */
  nearDuplicates: z.array(z.array(z.string())),
  /** Frames that look the same as one of another dataset that was checked before. */
  alikeElsewhere: z.array(AlikeElsewhere),
});
export type IntegrityReport = z.infer<typeof IntegrityReport>;
