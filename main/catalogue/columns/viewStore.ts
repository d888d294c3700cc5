import type { Library } from '../folders/library.ts';
import { readTags } from '../folders/tagFile.ts';
import type { Sql } from '../sql.ts';
import type { FrameLine } from './frameColumns.ts';
import { FrameView } from './frameView.ts';
import { loadColumns } from './loadColumns.ts';
import { TagMarks } from './tagMarks.ts';

/** So many datasets are held at a time: the one in hand, and some to compare it with. */
const MOST = 3;
/** Written frames wait for the next question, which takes them up together; at most so many. */
const MOST_WAITING = 2000;

/** A view, and the frames that were written since it was last asked. */
interface Held {
  readonly view: FrameView;
  readonly waiting: FrameLine[];
}

interface Loading {
  readonly view: Promise<FrameView>;
  /** Frames written meanwhile: the reading may have been past their numbers. */
  readonly waiting: FrameLine[];
  /** Frames went: what was read of them is worthless. */
  isStale: boolean;
}

/** Views of the datasets that are looked at, kept up to date with what this process and others write. */
export class ViewStore {
  readonly #sql: Sql;
  readonly #library: Library;
  readonly #held = new Map<string, Held>();
  readonly #loading = new Map<string, Loading>();
  #foreign = -1;

  constructor(sql: Sql, library: Library) {
    this.#sql = sql;
    this.#library = library;
  }

  /** The one in memory already, else null. */
  held(dataset: string): FrameView | null {
    this.#noticeOthers();
    const held = this.#held.get(dataset);
    if (held === undefined) return null;
    takeUp(held);
    return held.view;
  }

  /** @param frames about how many there are */
  async of(dataset: string, frames: number): Promise<FrameView> {
    const held = this.held(dataset);
    if (held) {
      this.#keep(dataset, held);
      return held;
    }
    const begun = this.#loading.get(dataset);
    if (begun !== undefined) return begun.view;
    const waiting: FrameLine[] = [];
    const loading: Loading = { view: Promise.resolve().then(() => this.#load(dataset, frames, loading)), waiting, isStale: false };
    this.#loading.set(dataset, loading);
    try {
      return await loading.view;
    } finally {
      this.#loading.delete(dataset);
    }
  }

  /** Frames that were written, or written anew. */
  put(dataset: string, lines: readonly FrameLine[]): void {
    const loading = this.#loading.get(dataset);
    if (loading !== undefined) for (const line of lines) loading.waiting.push(line);
    const held = this.#held.get(dataset);
    if (held === undefined) return;
    for (const line of lines) held.waiting.push(line);
    if (held.waiting.length > MOST_WAITING) takeUp(held);
  }

  drop(dataset: string): void {
    const loading = this.#loading.get(dataset);
    if (loading !== undefined) loading.isStale = true;
    this.#held.delete(dataset);
  }

  /** Reads a dataset. Frames that are written meanwhile do not make it begin again. */
  async #load(dataset: string, frames: number, loading: Loading): Promise<FrameView> {
    for (;;) {
      loading.isStale = false;
      loading.waiting.length = 0;
      const columns = await loadColumns(this.#sql, dataset, frames, () => loading.isStale);
      const names = await readTags(this.#library, dataset);
      this.#noticeOthers();
      if (columns === null || loading.isStale) continue;
      const view = new FrameView(columns, TagMarks.from(names, columns.names));
      takeUp({ view, waiting: loading.waiting });
      this.#keep(dataset, view);
      void view.prepare();
      return view;
    }
  }

  #keep(dataset: string, view: FrameView): void {
    const waiting = this.#held.get(dataset)?.waiting ?? [];
    this.#held.delete(dataset);
    this.#held.set(dataset, { view, waiting });
    for (const oldest of [...this.#held.keys()].slice(0, Math.max(0, this.#held.size - MOST))) this.#held.delete(oldest);
  }

  /** Another process has written to the file. */
  #noticeOthers(): void {
    const version = Number(this.#sql.db.pragma('data_version', { simple: true }));
    if (version === this.#foreign) return;
    if (this.#foreign >= 0) {
      this.#held.clear();
      for (const loading of this.#loading.values()) loading.isStale = true;
    }
    this.#foreign = version;
  }
}

function takeUp({ view, waiting }: Held): void {
  if (waiting.length > 0) view.put(waiting.splice(0));
}
