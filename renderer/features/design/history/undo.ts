import { useLastAction } from '../../../app/lastAction.ts';
import { texts } from '../../../texts/design.ts';
import { redo, undo, useDesign } from '../designStore.ts';

/** Takes the last change back and says which it was. */
export function undoWithWords(): void {
  const step = undo();
  if (step === null) return;
  const more = useDesign.getState().past.length > 0;
  useLastAction.getState().tell(texts.undid(step.label), more ? undoWithWords : undefined);
}

export function redoWithWords(): void {
  const step = redo();
  if (step !== null) useLastAction.getState().tell(texts.redid(step.label), undoWithWords);
}
