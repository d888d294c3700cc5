import type { Preset } from '../../shared/domain/preset/schema.ts';
import { subjectOfFrame } from '../../shared/domain/scene/sample.ts';

/** Shares that each worker gets at least, so that none stands idle long while another finishes. */
const LEAST_SHARES = 4;

/**
 * Frames, in their order, as groups that one worker makes in one go: of one subject each, because a new person costs more than
 * a new camera. Where one subject has most frames, its group is cut.
 */
export function groupBySubject(frames: readonly number[], preset: Pick<Preset, 'framesPerSubject'>, workers: number): number[][] {
  const most = workers === 1 ? frames.length : Math.max(1, Math.ceil(frames.length / (workers * LEAST_SHARES)));
  const groups: number[][] = [];
  let subject: number | null = null;
  for (const frame of frames) {
    const its = subjectOfFrame(preset, frame);
    const last = groups.at(-1);
    if (last === undefined || its !== subject || last.length >= most) groups.push([frame]);
    else last.push(frame);
    subject = its;
  }
  return groups;
}
