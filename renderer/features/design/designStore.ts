import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import { type HistoryStep, MOST_STEPS, type PresetVersion } from '../../../shared/domain/preset/history.ts';
import { Preset } from '../../../shared/domain/preset/schema.ts';
import { type Path, setIn } from '../../forms/path.ts';
import { texts } from '../../texts/design.ts';

/** A moment to go back to. Edits that share a gesture (one drag) are one step. */
export interface Step extends HistoryStep {
  readonly gesture: string | null;
}

interface DesignState {
  readonly preset: Preset;
  /** As it was opened: what a double click resets to. */
  readonly initial: Preset;
  /** Entry of the library, `builtin:…` for read-only ones; null for a preset never saved. */
  readonly id: string | null;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Kept by name or by saving, newest first. */
  readonly versions: readonly PresetVersion[];
  /** Frame in hand. */
  readonly frame: number;
  /** Framing in hand, an index into the preset's framings. */
  readonly framing: number;
}

const FIRST = builtinPreset('mixed');
if (FIRST === undefined) throw new Error('The built-in preset "mixed" is missing.');

const fresh = { past: [], future: [], versions: [], frame: 0, framing: 0 } as const;
const Saved = Preset.optional().catch(undefined);

/** The preset being designed, its history, and the frame that is looked at. Survives a reload. */
export const useDesign = create<DesignState>()(
  persist((): DesignState => ({ preset: FIRST, initial: FIRST, id: `builtin:${FIRST.name}`, ...fresh }), {
    name: 's2mgen.design',
    partialize: ({ preset, initial, id, frame }) => ({ preset, initial, id, frame }),
    merge: (stored, current) => {
      if (typeof stored !== 'object' || stored === null) return current;
      const state = { ...current, ...stored };
      const preset = Saved.parse(state.preset);
      const initial = Saved.parse(state.initial);
      // A preset of an older version is dropped for the built-in one; the library still has the file.
      return preset === undefined || initial === undefined ? current : { ...state, preset, initial };
    },
  }),
);

export function openPreset(preset: Preset, id: string | null): void {
  useDesign.setState({ preset, initial: preset, id, ...fresh });
}

const now = () => new Date().toISOString();

export function isBuiltin(id: string | null): boolean {
  return id?.startsWith('builtin:') === true;
}

function commit(preset: Preset, label: string, gesture: string | null): void {
  const { preset: before, id, past } = useDesign.getState();
  const last = past.at(-1);
  const isSameGesture = gesture !== null && last?.gesture === gesture;
  const duplicate = isBuiltin(id) && preset.name === before.name;
  useDesign.setState({
    preset: duplicate ? { ...preset, name: texts.copyOf(preset.name) } : preset,
    id: isBuiltin(id) ? null : id,
    past: isSameGesture ? past : [...past, { preset: before, id, label, gesture, at: now() }].slice(-MOST_STEPS),
    future: [],
  });
}

/**
 * Changes one value; a built-in preset becomes a copy first.
 * @returns why not, when the value breaks a rule; the preset then stays as it was.
 */
export function editPreset(path: Path, value: unknown, label: string, gesture: string | null): string | null {
  return changePreset(setIn(useDesign.getState().preset, path, value), label, gesture);
}

/** The same for several values at once. @returns why not; the preset then stays as it was. */
export function changePreset(next: unknown, label: string, gesture: string | null = null): string | null {
  const parsed = Preset.safeParse(next);
  if (!parsed.success) return parsed.error.issues.map((issue) => issue.message).join('. ');
  // What stays as it was keeps its identity: nothing is made again of it.
  commit(replaceEqualDeep(useDesign.getState().preset, parsed.data), label, gesture);
  return null;
}

/** Makes the preset another one, as one step that can be taken back. */
export function replacePreset(preset: Preset, label: string): void {
  commit(preset, label, null);
  useDesign.setState({ framing: 0 });
}

function walk(from: 'past' | 'future', to: 'past' | 'future'): Step | null {
  const state = useDesign.getState();
  const step = state[from].at(-1);
  if (step === undefined) return null;
  const back: Step = { preset: state.preset, id: state.id, label: step.label, gesture: null, at: step.at };
  useDesign.setState({
    preset: step.preset,
    id: step.id,
    framing: Math.min(state.framing, step.preset.camera.framings.length - 1),
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], back],
  });
  return step;
}

/** Takes back what a gesture that was broken off has changed, as if it had never begun; `future` is what could be done again then. */
export function cancelGesture(gesture: string, future: readonly Step[]): void {
  const { past } = useDesign.getState();
  const step = past.at(-1);
  if (step?.gesture !== gesture) return;
  useDesign.setState({ preset: step.preset, id: step.id, past: past.slice(0, -1), future });
}

/** Takes the last change back; null where there is none. */
export function undo(): Step | null {
  return walk('past', 'future');
}

export function redo(): Step | null {
  return walk('future', 'past');
}

/** Looks at frame k; stays within the preset's frames. */
export function showFrame(frame: number): void {
  const { frames } = useDesign.getState().preset;
  useDesign.setState({ frame: Math.max(0, Math.min(frames - 1, Math.round(frame))) });
}
