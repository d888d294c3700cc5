import type { LabelPolicy } from '../../shared/domain/labels/labelPolicy.ts';
import { type Relabelled, relabelDataset } from '../datasets/index.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';

interface LabelHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** `relabelDataset` with progress and time left. @throws StudioError see there. */
export function changeLabels(dir: string, policy: LabelPolicy, { signal, onProgress }: LabelHooks = {}): Promise<Relabelled> {
  const meter = new ProgressMeter([['relabel', 1]], onProgress ?? (() => {}));
  let isBegun = false;
  return relabelDataset(dir, policy, {
    ...(signal === undefined ? {} : { signal }),
    onProgress(done, total) {
      if (!isBegun) meter.begin('relabel', { title: 'Labelling anew', total, unit: 'frames' });
      isBegun = true;
      meter.to(done);
    },
  });
}
