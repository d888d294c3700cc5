import { useLastAction } from '../../app/lastAction.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { studio } from '../../client/connection.ts';
import { texts } from '../../texts/frames.ts';
import { showFrame } from '../design/designStore.ts';
import { switchTo } from '../design/presetActions.ts';

/** Opens the preset that a rendered dataset was made with, at the frame: what may be changed there becomes another preset. */
export async function showInDesign(dataset: string, frame: number): Promise<void> {
  const preset = await studio().datasets.preset({ id: dataset });
  if (preset === null) return;
  await switchTo(preset, null);
  showFrame(frame);
  useWorkspace.getState().go('design');
  useLastAction.getState().tell(texts.shownInDesign(preset.name, frame));
}
