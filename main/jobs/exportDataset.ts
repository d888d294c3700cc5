import type { Layout } from '../../shared/contract/datasets.ts';
import type { ExportOptions } from '../../shared/domain/dataset/exportOptions.ts';
import { type ReadPairsOptions, readPairs, readSplit } from '../datasets/index.ts';
import { writeExport } from '../exports/index.ts';
import { openExportSource } from './exportSource.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';

export interface ExportRequest {
  /** The dataset folder. */
  readonly path: string;
  readonly layout: Layout;
  /** Which of black and white is skin in the masks of photographs, where that was said when they were taken in. */
  readonly skin?: ReadPairsOptions['skin'];
  /** A folder that does not exist yet or is empty. */
  readonly out: string;
  readonly options: ExportOptions;
  /** The folder that holds `splits/`: the dataset's own, or another for photographs, whose folders stay untouched. */
  readonly splits: string;
}

interface ExportHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Exports a dataset. The folder is there when it is whole; cancelled or killed, the same request begins anew.
 * @throws StudioError see `writeExport`; `not-found` for a split that is not there.
 */
export async function exportDataset(
  { path, layout, skin, out, options, splits }: ExportRequest,
  { signal, onProgress }: ExportHooks = {},
): Promise<{ readonly folder: string; readonly frames: number }> {
  const meter = new ProgressMeter([['read', 3], ['write', 97]], onProgress ?? (() => {})); // biome-ignore format: short
  meter.begin('read', { title: 'Reading the dataset', total: 1, unit: 'folders' });
  const split = options.split === null ? null : await readSplit(splits, options.split);
  const source = await openExportSource(await readPairs(path, layout, skin === undefined ? {} : { skin }), options.frames, split);
  meter.begin('write', { title: 'Exporting frames', total: source.frames.length, unit: 'frames' });
  await writeExport(source, out, options, { signal, onFrame: (done) => meter.to(done) });
  return { folder: out, frames: source.frames.length };
}
