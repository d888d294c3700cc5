import { z } from 'zod';
import { PackedHistory, packHistory, unpackHistory } from '../../../../shared/domain/preset/history.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/presets.ts';
import { isBuiltin, type Step, useDesign } from '../designStore.ts';
import { undoWithWords } from './undo.ts';

const KEY = 's2mgen.history';
/** A rest of the fields before the history is written, in milliseconds. */
const REST = 500;
const Kept = z.strictObject({ id: z.string().nullable(), history: PackedHistory });
type Kept = z.infer<typeof Kept>;

const isSame = (one: Preset, other: Preset) => JSON.stringify(one) === JSON.stringify(other);
const withoutGesture = <T extends object>(steps: readonly T[]) => steps.map((step) => ({ ...step, gesture: null }));

type Design = ReturnType<typeof useDesign.getState>;

function keptOf({ id, preset, past, future, versions }: Design): Kept {
  return { id, history: packHistory({ head: preset, past, future, versions }) };
}

/** In the window's storage at once, whatever is open; in the library beside the preset where it is one of the user's. */
function write({ id, history }: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id, history }));
  } catch {
    // Full: the library has it.
  }
  // Nothing is lost that cannot be done again; the next edit writes again.
  if (id !== null && !isBuiltin(id))
    studio()
      .presets.keepHistory({ id, history })
      .catch(() => {});
}

/** Steps of the last session, where they belong to the preset that is open. */
function restore(): void {
  const text = localStorage.getItem(KEY);
  if (text === null) return;
  try {
    const { data } = Kept.safeParse(JSON.parse(text));
    const { id, preset } = useDesign.getState();
    if (data === undefined || data.id !== id || !isSame(data.history.head, preset)) return;
    const { past, future, versions } = unpackHistory(data.history);
    useDesign.setState({ past: withoutGesture(past), future: withoutGesture(future), versions });
  } catch {
    // Not JSON: there is no history to go on from.
  }
}

/** What is known of a preset just opened. What was edited and never saved becomes a step, so that undo brings it back. */
async function load(id: string): Promise<void> {
  const packed = await studio()
    .presets.history({ id })
    .catch(() => null);
  const state = useDesign.getState();
  if (packed === null || state.id !== id || state.past.length > 0 || state.versions.length > 0) return;
  const { head, past, future, versions } = unpackHistory(packed);
  const unsaved: Step = { preset: head, id, label: texts.toSaved, at: new Date().toISOString(), gesture: null };
  const steps = withoutGesture(past);
  if (!isSame(head, state.preset)) useLastAction.getState().tell(texts.unsavedKept(state.preset.name), undoWithWords);
  useDesign.setState(
    isSame(head, state.preset)
      ? { past: steps, future: withoutGesture(future), versions }
      : { past: [...steps, unsaved], future: [], versions },
  );
}

const isEmpty = ({ past, future, versions }: Design) => past.length + future.length + versions.length === 0;

/** Keeps the history of whatever preset is open, over sessions. Call once, before the window shows. */
export function keepHistory(): void {
  restore();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const flush = (state: Design) => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    write(keptOf(state));
  };
  useDesign.subscribe((state, before) => {
    if (isEmpty(state)) {
      const isOpened = state.initial !== before.initial || state.id !== before.id;
      if (!isOpened) return;
      flush(before);
      if (state.id !== null && !isBuiltin(state.id)) void load(state.id);
    } else if (state.past !== before.past || state.future !== before.future || state.versions !== before.versions) {
      clearTimeout(waiting);
      waiting = setTimeout(() => flush(useDesign.getState()), REST);
    }
  });
  window.addEventListener('pagehide', () => flush(useDesign.getState()));
}
