import type { Facets } from '../../../shared/contract/frameQueries.ts';
import { type FrameFilter, type FrameSort, isEverything } from '../../../shared/domain/dataset/frameFilter.ts';
import type { FrameView } from '../columns/frameView.ts';
import type { ViewStore } from '../columns/viewStore.ts';
import type { Library } from '../folders/library.ts';
import { hasTags, readTags, writeTags } from '../folders/tagFile.ts';
import type { Frame } from '../frame.ts';
import type { Datasets } from './datasets.ts';
import type { Frames } from './frames.ts';

/** A frame in a window of a browser. */
export interface BrowsedFrame extends Frame {
  readonly tags: readonly string[];
  /** Of the property that the window is sorted by. */
  readonly sortedBy: number | null;
}

/**
 * Questions that a browser of frames asks: windows over a filter in an order, histograms, tags. The first window of a dataset
 * comes straight from SQLite; everything else from columns in memory, which are read meanwhile.
 */
export class Browse {
  readonly #library: Library;
  readonly #datasets: Datasets;
  readonly #frames: Frames;
  readonly #views: ViewStore;
  /** Tags are written one after another. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(library: Library, datasets: Datasets, frames: Frames, views: ViewStore) {
    this.#library = library;
    this.#datasets = datasets;
    this.#frames = frames;
    this.#views = views;
  }

  /** Frames `offset` … `offset + limit − 1` of those that match, and how many match in all. */
  async window(
    dataset: string,
    filter: FrameFilter,
    sort: FrameSort,
    offset: number,
    limit: number,
  ): Promise<{ total: number; frames: BrowsedFrame[] }> {
    const { by } = sort;
    const straight = isEverything(filter) && this.#frames.canWindow(sort) && this.#views.held(dataset) === null;
    if (straight && !hasTags(this.#library, dataset)) {
      const { total, frames } = this.#frames.window(dataset, sort, offset, limit);
      return { total, frames: frames.map((frame) => ({ ...frame, tags: [], sortedBy: by === 'skinShare' ? frame.skinShare : null })) };
    }
    const view = await this.view(dataset);
    const rows = view.rows(filter, sort);
    const wanted = [...rows.subarray(offset, offset + limit)];
    const found = this.#frames.numbered(
      dataset,
      wanted.map((row) => view.columns.frames[row] ?? -1),
    );
    const values = by === 'frame' ? null : view.columns.numbers(by);
    const frames = wanted.flatMap((row, place): BrowsedFrame[] => {
      const frame = found.get(view.columns.frames[row] ?? -1);
      const value = values?.[row] ?? Number.NaN;
      const rest = { index: offset + place, tags: view.tags.of(row), sortedBy: Number.isNaN(value) ? null : value };
      return frame === undefined ? [] : [{ ...frame, ...rest }];
    });
    return { total: rows.length, frames };
  }

  /** Numbers of the frames that match, ascending unless another order is wanted. */
  async frameNumbers(dataset: string, filter: FrameFilter, sort: FrameSort = { by: 'frame', descending: false }): Promise<number[]> {
    const view = await this.view(dataset);
    return Array.from(view.rows(filter, sort), (row) => view.columns.frames[row] ?? -1);
  }

  async facets(dataset: string, filter: FrameFilter): Promise<Facets> {
    return (await this.view(dataset)).facets(filter);
  }

  async tagsOf(dataset: string, frame: number): Promise<string[]> {
    const view = await this.view(dataset);
    return view.tags.of(view.columns.rowOf(frame));
  }

  /**
   * Gives a tag to the frames that match, or takes it from them.
   * @returns numbers of the frames that changed
   */
  tag(dataset: string, filter: FrameFilter, tag: string, on: boolean): Promise<number[]> {
    const work = async () => {
      const view = await this.view(dataset);
      // A file that was broken since by hand is said, and not written over.
      await readTags(this.#library, dataset);
      const changed = view.tag(tag, view.matching(filter).rows, on);
      try {
        if (changed.length > 0) await writeTags(this.#library, dataset, view.tags.toNames(view.columns.names));
      } catch (error) {
        view.tag(tag, changed, !on);
        throw error;
      }
      return changed.map((row) => view.columns.frames[row] ?? -1);
    };
    const done = this.#writing.then(work, work);
    this.#writing = done.catch(() => {});
    return done;
  }

  async view(dataset: string): Promise<FrameView> {
    await this.#datasets.refreshProperties(dataset);
    const view = await this.#views.of(dataset, this.#frames.count(dataset));
    const entry = this.#datasets.get(dataset);
    if (entry !== null) await view.splits.refresh(this.#library.careOf(entry));
    return view;
  }
}
