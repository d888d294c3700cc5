import { useLastAction } from '../../app/lastAction.ts';
import { getIn, type Path } from '../../forms/path.ts';
import { texts } from '../../texts/design.ts';
import { formatNumber } from '../../ui/format.ts';
import { editPreset, useDesign } from './designStore.ts';
import { undoWithWords } from './history/undo.ts';

function words(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 4);
  return typeof value === 'object' ? '…' : String(value);
}

/** Edits the preset and tells the status bar what changed. @returns why not, when the value breaks a rule. */
export function editAndTell(path: Path, value: unknown, label: string, gesture: string | null): string | null {
  const { preset, past } = useDesign.getState();
  // While a drag goes on, "from" stays what it was when the drag began.
  const start = gesture !== null && past.at(-1)?.gesture === gesture ? past.at(-1)?.preset : preset;
  const problem = editPreset(path, value, label, gesture);
  if (problem === null) useLastAction.getState().tell(texts.changed(label, words(getIn(start, path)), words(value)), undoWithWords);
  return problem;
}
