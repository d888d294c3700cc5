import { existsSync } from 'node:fs';
import type { Api } from '../../shared/contract/api.ts';
import type { DatasetEntry } from '../../shared/contract/datasets.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import type { frameCalls } from '../../shared/contract/frameQueries.ts';
import { pictureProperties, renderedProperties } from '../../shared/domain/dataset/frameProperties.ts';
import type { BrowsedFrame, Catalogue, Frame } from '../catalogue/index.ts';
import { readDescription } from '../datasets/index.ts';
import { frameEntry } from './frameEntry.ts';
import { FrameRecords } from './frameRecords.ts';

type FrameHandlers = Pick<Handlers<Api>['datasets'], keyof typeof frameCalls>;

/** @throws StudioError `not-found` */
export function existingDataset({ datasets }: Catalogue, id: string): DatasetEntry {
  const entry = datasets.get(id);
  if (entry === null) throw new StudioError('not-found', 'This dataset is not in the library any more.');
  return entry;
}

/** Browsing, filtering and tagging of frames. */
export function frameHandlers(catalogue: Catalogue): FrameHandlers {
  const { frames, browse, filters } = catalogue;
  const records = new FrameRecords();
  return {
    async frames({ id, filter, sort, offset, limit }) {
      const { kind, path, missing } = existingDataset(catalogue, id);
      if (kind === 'synthetic' && !missing) records.prepare(path);
      const window = await browse.window(id, filter, sort, offset, limit);
      const { seen, noticed } = missing ? { seen: window.frames, noticed: 0 } : lookedFor(catalogue, id, window.frames);
      return { total: window.total, frames: seen.map((frame) => frameEntry(id, frame)), noticed };
    },
    async frameNumbers({ id, filter, sort, offset, limit }) {
      const all = await browse.frameNumbers(existingDataset(catalogue, id).id, filter, sort);
      return { frames: all.slice(offset, limit === null ? undefined : offset + limit) };
    },
    async preset({ id }) {
      const { kind, path } = existingDataset(catalogue, id);
      return kind === 'real' ? null : ((await readDescription(path))?.preset ?? null);
    },
    facets: ({ id, filter }) => browse.facets(existingDataset(catalogue, id).id, filter),
    async frame({ id, frame: number }) {
      const { kind, path, missing } = existingDataset(catalogue, id);
      const frame = frames.get(id, number);
      if (frame === null) throw new StudioError('not-found', `This dataset has no frame ${number}.`);
      const record = kind === 'synthetic' && !missing ? await records.read(path, number).catch(() => null) : null;
      const shown = { ...frame, missing: !isThere(frame), tags: await browse.tagsOf(id, number), sortedBy: null };
      const properties = record === null ? pictureProperties(frame) : renderedProperties(record, frame);
      return { entry: frameEntry(id, shown), properties, record };
    },
    tag: async ({ id, filter, tag, on }) => ({ frames: await browse.tag(existingDataset(catalogue, id).id, filter, tag, on) }),
    savedFilters: () => filters.list(),
    async saveFilter(saved) {
      await filters.save(saved);
      return null;
    },
    async removeFilter({ name }) {
      await filters.remove(name);
      return null;
    },
  };
}

/** Looks whether the files are there now, and notes what has changed. */
function lookedFor({ frames }: Catalogue, dataset: string, window: readonly BrowsedFrame[]): { seen: BrowsedFrame[]; noticed: number } {
  const seen = window.map((frame) => ({ ...frame, missing: !isThere(frame) }));
  const changed = seen.filter(({ missing }, place) => missing !== window[place]?.missing);
  if (changed.length > 0) frames.setMissing(dataset, new Map(changed.map(({ frame, missing }) => [frame, missing])));
  return { seen, noticed: changed.length };
}

function isThere({ image, skin }: Frame): boolean {
  return existsSync(image) && existsSync(skin);
}
