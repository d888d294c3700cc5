import { useLastAction } from '../../app/lastAction.ts';
import { getIn, type Path } from '../../forms/path.ts';
import { texts } from '../../texts/design.ts';
import { editPreset, useDesign } from './designStore.ts';
import { fieldText } from './fieldNames.ts';
import { undoWithWords } from './history/undo.ts';

/** One end of a range is told as the range is. */
const shownPath = (path: Path) => (path.at(-1) === 'min' || path.at(-1) === 'max' ? path.slice(0, -1) : path);

/** Edits the preset and tells the status bar what changed. @returns why not, when the value breaks a rule. */
export function editAndTell(path: Path, value: unknown, label: string, gesture: string | null): string | null {
  const { preset, past } = useDesign.getState();
  // While a drag goes on, "from" stays what it was when the drag began.
  const start = gesture !== null && past.at(-1)?.gesture === gesture ? past.at(-1)?.preset : preset;
  const problem = editPreset(path, value, label, gesture);
  const shown = shownPath(path);
  if (problem === null)
    useLastAction.getState().tell(texts.changed(label, fieldText(shown, getIn(start, path)), fieldText(shown, value)), undoWithWords);
  return problem;
}
