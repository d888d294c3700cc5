import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import { Preset } from '../../../../shared/domain/preset/schema.ts';
import { setIn } from '../../../forms/path.ts';
import { cancelGesture, type Step, useDesign } from '../designStore.ts';
import { editAndTell } from '../editAndTell.ts';
import type { Edit } from './fieldEdit.ts';

/** The inspector and its charts follow when the pointer rests so long, milliseconds; the view follows at once. */
const REST = 120;

interface Drag {
  readonly gesture: string;
  readonly base: Preset;
  /** What could be done again when it began. */
  readonly future: readonly Step[];
  readonly edit: Edit | null;
  /** Where on the page the pointer is. */
  readonly x: number;
  readonly y: number;
}

interface DragState {
  readonly drag: Drag | null;
  /** The preset as the drag under way would have it. */
  readonly live: Preset | null;
  /** The pointer rests, or nothing is dragged: there is time for what is slower. */
  readonly rests: boolean;
}

/** The handle being dragged in the 3D view. */
export const useDrag = create<DragState>()(() => ({ drag: null, live: null, rests: true }));

let gestures = 0;
let resting: ReturnType<typeof setTimeout> | undefined;

function commit(): void {
  clearTimeout(resting);
  const { drag, live } = useDrag.getState();
  if (drag?.edit == null || live === null) return;
  editAndTell(drag.edit.path, drag.edit.value, drag.edit.label, drag.gesture);
  useDrag.setState({ rests: true });
}

/** After the next frame and all that is done in it. */
function afterFrame(then: () => void): void {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(() => setTimeout(then, 0));
  else setTimeout(then, 0);
}

/** The pointer may have moved on while a slow frame was drawn: the next frame tells. */
function commitAtRest(): void {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const { drag } = useDrag.getState();
    afterFrame(() => {
      if (useDrag.getState().drag === drag) commit();
    });
  }, REST);
}

export function beginDrag(x: number, y: number): void {
  const { preset, future } = useDesign.getState();
  useDrag.setState({ drag: { gesture: `handle-${++gestures}`, base: preset, future, edit: null, x, y }, live: null });
}

/** A value that breaks a rule of the preset is not taken; the reason stands beside the handle. */
export function moveDrag(edit: Edit, x: number, y: number): void {
  const { drag } = useDrag.getState();
  if (drag === null) return;
  const parsed = Preset.safeParse(setIn(drag.base, edit.path, edit.value));
  if (!parsed.success) {
    const reason = parsed.error.issues.map((issue) => issue.message).join('. ');
    useDrag.setState({ drag: { ...drag, edit: { ...(drag.edit ?? edit), reason }, x, y } });
    return;
  }
  // What the drag leaves as it was keeps its identity, so that only the rest is drawn again.
  useDrag.setState({ drag: { ...drag, edit, x, y }, live: replaceEqualDeep(livePreset(), parsed.data), rests: false });
  commitAtRest();
}

/** Takes the value: the whole drag is one undo step. */
export function endDrag(): void {
  commit();
  useDrag.setState({ drag: null, live: null, rests: true });
}

/** Leaves the preset as it was when the drag began. */
export function cancelDrag(): void {
  clearTimeout(resting);
  const { drag } = useDrag.getState();
  useDrag.setState({ drag: null, live: null, rests: true });
  if (drag !== null) cancelGesture(drag.gesture, drag.future);
}

export function isResting(): boolean {
  return useDrag.getState().rests;
}

export function livePreset(): Preset {
  return useDrag.getState().live ?? useDesign.getState().preset;
}

/** The preset as the view shows it: with the drag under way. */
export function useLivePreset(): Preset {
  const preset = useDesign((state) => state.preset);
  return useDrag((state) => state.live) ?? preset;
}
