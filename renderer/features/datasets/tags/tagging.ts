import type { FrameFilter } from '../../../../shared/domain/dataset/frameFilter.ts';
import { ALL_FRAMES } from '../../../../shared/domain/dataset/frameFilter.ts';
import { tellFailure, useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/frames.ts';
import { formatCount } from '../../../ui/format.ts';
import { forgetFrames } from '../framesWindow.ts';

/** Gives a tag to frames or takes it away; the status bar takes it back for exactly those that changed. */
export async function tagFrames(dataset: string, filter: FrameFilter, tag: string, on: boolean): Promise<void> {
  const { frames } = await studio().datasets.tag({ id: dataset, filter, tag, on });
  forgetFrames(dataset);
  const text = (on ? texts.tagged : texts.untagged)(tag, formatCount(frames.length));
  const undo = frames.length === 0 ? undefined : () => void tagFrames(dataset, { ...ALL_FRAMES, frames }, tag, !on).catch(tellFailure);
  useLastAction.getState().tell(text, undo);
}
