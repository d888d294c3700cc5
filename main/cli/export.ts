import { resolve } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { EXPORT_FORMATS, EXPORTED_MASKS, EXPORTED_PICTURES, ExportOptions } from '../../shared/domain/dataset/exportOptions.ts';
import { FrameFilter } from '../../shared/domain/dataset/frameFilter.ts';
import { exportDataset } from '../jobs/index.ts';
import { libraryFolder } from '../places.ts';
import { defineCommand, UsageError } from './command.ts';
import { datasetNamed, type NamedDataset } from './datasetFolder.ts';
import { using } from './datasetUse.ts';
import { LAYOUTS } from './layouts.ts';
import { withCatalogue } from './library.ts';
import type { Session } from './session.ts';
import { counted } from './text.ts';
import { frameList, oneOf, pathList, text } from './values.ts';

export const exportCommand = defineCommand({
  summary: 'Write a dataset, or some of its frames, in the format of others: COCO, YOLO, VOC, WebDataset, Parquet.',
  words: 'DATASET',
  flags: {
    format: { value: 'FORMAT', help: `${EXPORT_FORMATS.join(', ')}.`, required: true },
    out: { value: 'DIR', help: 'A folder that does not exist yet, or is empty.', required: true },
    masks: { value: 'person,skin', help: 'Which masks; both without it.' },
    split: { value: 'NAME', help: 'A split of the dataset: its sides become train, validation and test.' },
    frames: { value: '0,3,8-11', help: 'Only these frames.' },
    filter: { value: 'JSON', help: 'Only frames of a filter, like {"ranges":{"skinShare":{"min":0.1,"max":null}}}; needs the library.' },
    pictures: { value: 'HOW', help: `${EXPORTED_PICTURES.join(', ')}; copy without it.` },
    polygons: { help: 'COCO: outlines instead of run lengths.' },
    keypoints: { value: '0|17|133', help: 'COCO: keypoints of each person; 17 without it.' },
    layout: { value: 'LAYOUT', help: `${LAYOUTS.join(', ')}; found out without it.` },
  },
  values: z.object({
    words: z.array(z.string()).length(1, { error: 'Name one dataset.' }),
    format: oneOf(EXPORT_FORMATS),
    out: text,
    masks: pathList.default([...EXPORTED_MASKS]),
    split: text.optional(),
    frames: frameList.optional(),
    filter: text.optional(),
    pictures: oneOf(EXPORTED_PICTURES).default('copy'),
    polygons: z.boolean().default(false),
    keypoints: oneOf(['0', '17', '133']).default('17'),
    layout: oneOf(LAYOUTS).default('auto'),
  }),
  async run({ words: [named = ''], layout, out, filter, frames, ...flags }, session) {
    const dataset = await datasetNamed(named, session);
    if (filter !== undefined && frames !== undefined) throw new UsageError('Use one of --frames and --filter.');
    const numbers = filter === undefined ? (frames ?? null) : await framesOfFilter(filter, dataset, session);
    const options = ExportOptions.safeParse({
      format: flags.format,
      masks: flags.masks,
      pictures: flags.pictures,
      segmentation: flags.polygons ? 'polygons' : 'rle',
      keypoints: Number(flags.keypoints),
      split: flags.split ?? null,
      frames: numbers,
    });
    if (!options.success)
      throw new UsageError(options.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'));
    const request = { path: dataset.path, layout, out: resolve(out), options: options.data, splits: dataset.care };
    const done = await using('export', 'read', [dataset], session, () =>
      exportDataset(request, { signal: session.signal, onProgress: session.progress }),
    );
    return { result: done, text: `${counted(done.frames, 'frame')} as ${flags.format} in ${done.folder}.` };
  },
});

async function framesOfFilter(json: string, { entry, path }: NamedDataset, session: Session): Promise<number[]> {
  if (entry === null) {
    throw new StudioError('not-found', `The library does not know ${path}, and filters are answered by the library.`, {
      next: 'Take it in first: s2mgen import.',
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UsageError('--filter: it is not JSON');
  }
  const filter = FrameFilter.safeParse(value);
  if (!filter.success) throw new UsageError(`--filter: ${z.prettifyError(filter.error)}`);
  return withCatalogue(libraryFolder(session.library), ({ browse }) => browse.frameNumbers(entry.id, filter.data));
}
