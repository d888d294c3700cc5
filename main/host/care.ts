import { isAbsolute, resolve } from 'node:path';
import type { Api } from '../../shared/contract/api.ts';
import type { SplitSummary } from '../../shared/contract/care.ts';
import type { DatasetEntry } from '../../shared/contract/datasets.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { isEverything } from '../../shared/domain/dataset/frameFilter.ts';
import type { DatasetSplit } from '../../shared/domain/dataset/split.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { listSplits, makeSplit, readDescription, readPairs, removeSplit, writeSplit } from '../datasets/index.ts';
import { type JobQueue, readReport, separated } from '../jobs/index.ts';
import { careFolder, sourceOf } from './careRunners.ts';
import { changing, refuseWhileUsed } from './datasetUses.ts';
import { existingDataset } from './frames.ts';
import type { CheckRequest, ExportRequest, RelabelRequest } from './requests.ts';

export function careHandlers(catalogue: Catalogue, queue: JobQueue): Handlers<Api>['care'] {
  const existing = (id: string) => existingDataset(catalogue, id);
  const folderOf = (dataset: DatasetEntry) => careFolder(catalogue, dataset);
  const summaryOf = async (dataset: DatasetEntry, split: DatasetSplit): Promise<SplitSummary> => {
    const report = await readReport(folderOf(dataset));
    return summary(split, report === null ? null : separated(split, report.nearDuplicates).length);
  };
  const propose = async ({ id, ...request }: Parameters<Handlers<Api>['care']['makeSplit']>[0], signal: AbortSignal) => {
    const dataset = existing(id);
    const { path, layout, ...skin } = sourceOf(catalogue, dataset);
    const report = await readReport(folderOf(dataset));
    if (request.groupedBy.includes('nearDuplicate') && report === null) {
      throw new StudioError('invalid', `Near-duplicates of ${dataset.name} are not known yet.`, { next: 'Check the dataset first.' });
    }
    return { dataset, split: await makeSplit(await readPairs(path, layout, skin), request, report?.nearDuplicates, signal) };
  };
  return {
    async export({ id, out, filter, options }) {
      const dataset = existing(id);
      const { name } = dataset;
      refuseWhileUsed(catalogue, queue, dataset, 'read');
      if (!isAbsolute(out)) throw new StudioError('invalid', `${out} is no full path.`, { next: 'Begin it with / or a drive.' });
      const frames = isEverything(filter) ? null : await catalogue.browse.frameNumbers(id, filter);
      if (frames?.length === 0) throw new StudioError('invalid', 'No frame matches the filter.', { next: 'Widen the filter.' });
      const request: ExportRequest = { dataset: id, out: resolve(out), options: { ...options, frames } };
      return queue.add('export', `Export ${name}`, request, id);
    },
    async splits({ id }) {
      const dataset = existing(id);
      return Promise.all((await listSplits(folderOf(dataset))).map((split) => summaryOf(dataset, split)));
    },
    async proposeSplit(request, signal) {
      const { dataset, split } = await propose(request, signal);
      return summaryOf(dataset, split);
    },
    async makeSplit(request, signal) {
      const { dataset, split } = await propose(request, signal);
      const write = () => writeSplit(folderOf(dataset), split);
      // A new one is in nobody's way.
      const isThere = (await listSplits(folderOf(dataset))).some(({ name }) => name === split.name);
      await (isThere ? changing(catalogue, queue, dataset, `Replace the split ${split.name}`, write) : write());
      return summaryOf(dataset, split);
    },
    async removeSplit({ id, name }) {
      const dataset = existing(id);
      await changing(catalogue, queue, dataset, `Remove the split ${name}`, () => removeSplit(folderOf(dataset), name));
      return null;
    },
    report: ({ id }) => readReport(folderOf(existing(id))),
    check({ id, repair }) {
      const dataset = existing(id);
      refuseWhileUsed(catalogue, queue, dataset, repair === 'none' ? 'read' : 'change');
      const request: CheckRequest = { dataset: id, repair };
      return queue.add('check', `${repair === 'none' ? 'Check' : 'Check and repair'} ${dataset.name}`, request, id);
    },
    relabel({ id, policy }) {
      const dataset = existing(id);
      const { name, kind } = dataset;
      if (kind === 'real') {
        throw new StudioError('invalid', `${name} holds photographs, whose masks were drawn by others.`, {
          next: 'Choose a rendered one.',
        });
      }
      refuseWhileUsed(catalogue, queue, dataset, 'change');
      const request: RelabelRequest = { dataset: id, policy };
      return queue.add('relabel', `Label ${name} by ${policy.name}`, request, id);
    },
    async labels({ id }) {
      const { kind, path } = existing(id);
      return kind === 'real' ? null : ((await readDescription(path))?.labelPolicy ?? null);
    },
  };
}

function summary({ name, seed, ratios, groupedBy, createdAt, sha256, sides, leftOut }: DatasetSplit, apart: number | null): SplitSummary {
  const counts = { train: sides.train.length, validation: sides.validation.length, test: sides.test.length };
  return { name, seed, ratios, groupedBy, createdAt, sha256, counts, leftOut: leftOut.length, separated: apart };
}
