import type { Library } from '../folders/library.ts';
import { readTags } from '../folders/tagFile.ts';
import type { Sql } from '../sql.ts';
import type { FrameLine } from './frameColumns.ts';
import { FrameView } from './frameView.ts';
import { loadColumns } from './loadColumns.ts';
import { TagMarks } from './tagMarks.ts';

/** So many datasets are held at a time: the one in hand, and some to compare it with. */
const MOST = 3;

/** Views of the datasets that are looked at, kept up to date with what this process and others write. */
export class ViewStore {
  readonly #sql: Sql;
  readonly #library: Library;
  readonly #held = new Map<string, FrameView>();
  readonly #loading = new Map<string, Promise<FrameView>>();
  /** Counts up with every write to a dataset, so that a reading under way begins again. */
  readonly #writes = new Map<string, number>();
  #foreign = -1;

  constructor(sql: Sql, library: Library) {
    this.#sql = sql;
    this.#library = library;
  }

  /** The one in memory already, else null. */
  held(dataset: string): FrameView | null {
    this.#noticeOthers();
    return this.#held.get(dataset) ?? null;
  }

  /** @param frames about how many there are */
  async of(dataset: string, frames: number): Promise<FrameView> {
    const held = this.held(dataset);
    if (held) {
      this.#keep(dataset, held);
      return held;
    }
    const begun = this.#loading.get(dataset);
    if (begun !== undefined) return begun;
    const loading = this.#load(dataset, frames).finally(() => this.#loading.delete(dataset));
    this.#loading.set(dataset, loading);
    return loading;
  }

  /** Frames that were written. Those that go on where the columns end are appended; anything else is read anew. */
  put(dataset: string, lines: readonly FrameLine[]): void {
    this.#writes.set(dataset, (this.#writes.get(dataset) ?? 0) + 1);
    const view = this.#held.get(dataset);
    if (view && !lines.every((line) => view.columns.append(line))) this.#held.delete(dataset);
  }

  drop(dataset: string): void {
    this.put(dataset, []);
    this.#held.delete(dataset);
  }

  async #load(dataset: string, frames: number): Promise<FrameView> {
    for (;;) {
      const begun = this.#writes.get(dataset);
      const columns = await loadColumns(this.#sql, dataset, frames, () => this.#writes.get(dataset) !== begun);
      const names = await readTags(this.#library, dataset);
      if (columns === null || this.#writes.get(dataset) !== begun) continue;
      const view = new FrameView(columns, TagMarks.from(names, columns.names));
      this.#keep(dataset, view);
      return view;
    }
  }

  #keep(dataset: string, view: FrameView): void {
    this.#held.delete(dataset);
    this.#held.set(dataset, view);
    for (const oldest of [...this.#held.keys()].slice(0, Math.max(0, this.#held.size - MOST))) this.#held.delete(oldest);
  }

  /** Another process has written to the file. */
  #noticeOthers(): void {
    const version = Number(this.#sql.db.pragma('data_version', { simple: true }));
    if (version === this.#foreign) return;
    if (this.#foreign >= 0) this.#held.clear();
    this.#foreign = version;
  }
}
