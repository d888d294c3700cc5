import { z } from 'zod';
import { Preset } from './schema.ts';

/** Steps kept of each direction; older ones are forgotten. */
export const MOST_STEPS = 200;
/** Versions kept. Those without a name, made by saving, are forgotten first. */
export const MOST_VERSIONS = 100;

/** A preset as it was, to go back to. */
export const PresetVersion = z.strictObject({
  /** Null for one made by saving. */
  name: z.string().min(1).max(80).nullable(),
  at: z.iso.datetime(),
  preset: Preset,
});
export type PresetVersion = z.infer<typeof PresetVersion>;

/** A step holds only the parts of the preset, as they were, that the step after it has otherwise. */
const PackedStep = z.strictObject({
  label: z.string(),
  at: z.iso.datetime(),
  id: z.string().nullable(),
  was: z.record(z.string(), z.unknown()),
});

/** How a preset came to be what it is: edits in both directions from `head`, and versions. One JSON file beside the presets. */
export const PackedHistory = z.strictObject({
  format: z.literal('s2mgen.history'),
  version: z.literal(1),
  head: Preset,
  past: z.array(PackedStep).max(MOST_STEPS),
  future: z.array(PackedStep).max(MOST_STEPS),
  versions: z.array(PresetVersion).max(MOST_VERSIONS),
});
export type PackedHistory = z.infer<typeof PackedHistory>;

/** A moment of the preset; what was then done to it. */
export interface HistoryStep {
  readonly preset: Preset;
  /** Which entry of the library it was then: `builtin:…` before the first edit of a built-in one, null while it was not saved. */
  readonly id: string | null;
  readonly label: string;
  readonly at: string;
}

export interface PresetHistory {
  readonly head: Preset;
  /** Oldest first. */
  readonly past: readonly HistoryStep[];
  /** The next to do again stands last. */
  readonly future: readonly HistoryStep[];
  /** Newest first. */
  readonly versions: readonly PresetVersion[];
}

/** The parts of `preset` that `next` has otherwise. */
function partsOtherThan(next: Preset, preset: Preset): Record<string, unknown> {
  const others = new Map<string, unknown>(Object.entries(next));
  const isOther = (key: string, value: unknown) => value !== others.get(key) && JSON.stringify(value) !== JSON.stringify(others.get(key));
  return Object.fromEntries(Object.entries(preset).filter(([key, value]) => isOther(key, value)));
}

function packSteps(head: Preset, steps: readonly HistoryStep[]): PackedHistory['past'] {
  let next = head;
  const packed: PackedHistory['past'] = [];
  // From the head outward: the last step is the nearest.
  for (const { preset, id, label, at } of steps.slice(-MOST_STEPS).reverse()) {
    packed.push({ label, at, id, was: partsOtherThan(next, preset) });
    next = preset;
  }
  return packed.reverse();
}

/** Steps from the head outward, up to the first that is no preset any more. */
function unpackSteps(head: Preset, packed: PackedHistory['past']): HistoryStep[] {
  let next = head;
  const steps: HistoryStep[] = [];
  for (const { label, at, id, was } of packed.toReversed()) {
    const { data } = Preset.safeParse({ ...next, ...was });
    if (data === undefined) break;
    steps.push({ preset: data, id, label, at });
    next = data;
  }
  return steps.reverse();
}

/** At most `MOST_VERSIONS`, newest first; named ones stay longest. */
export function boundedVersions(versions: readonly PresetVersion[]): PresetVersion[] {
  const left = [...versions];
  while (left.length > MOST_VERSIONS) {
    const unnamed = left.findLastIndex(({ name }) => name === null);
    left.splice(unnamed < 0 ? left.length - 1 : unnamed, 1);
  }
  return left;
}

export function packHistory({ head, past, future, versions }: PresetHistory): PackedHistory {
  return {
    format: 's2mgen.history',
    version: 1,
    head,
    past: packSteps(head, past),
    future: packSteps(head, future),
    versions: boundedVersions(versions),
  };
}

export function unpackHistory({ head, past, future, versions }: PackedHistory): PresetHistory {
  return { head, past: unpackSteps(head, past), future: unpackSteps(head, future), versions };
}
