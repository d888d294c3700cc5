import { type ReactNode, useMemo } from 'react';
import { Preset } from '../../../shared/domain/preset/schema.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { FormContext } from '../../forms/FormContext.ts';
import { limitsOf } from '../../forms/limits.ts';
import { getIn, type Path } from '../../forms/path.ts';
import { texts } from '../../texts/design.ts';
import { formatNumber } from '../../ui/format.ts';
import { editPreset, useDesign } from './designStore.ts';
import { undoWithWords } from './history.ts';

const limits = limitsOf(Preset);

function words(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 4);
  return typeof value === 'object' ? '…' : String(value);
}

/** Edits the preset and tells the status bar what changed. */
function editAndTell(path: Path, value: unknown, label: string, gesture: string | null): string | null {
  const { preset, past } = useDesign.getState();
  // While a drag goes on, "from" stays what it was when the drag began.
  const start = gesture !== null && past.at(-1)?.gesture === gesture ? past.at(-1)?.preset : preset;
  const problem = editPreset(path, value, label, gesture);
  if (problem === null) useLastAction.getState().tell(texts.changed(label, words(getIn(start, path)), words(value)), undoWithWords);
  return problem;
}

/** The preset as the value of the fields inside. */
export function DesignForm({ children }: { readonly children: ReactNode }) {
  const value = useDesign((state) => state.preset);
  const initial = useDesign((state) => state.initial);
  const form = useMemo(() => ({ value, initial, limits, edit: editAndTell }), [value, initial]);
  return <FormContext value={form}>{children}</FormContext>;
}
