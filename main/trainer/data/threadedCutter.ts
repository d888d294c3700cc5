import { Worker } from 'node:worker_threads';
import { asError, StudioError } from '../../../shared/contract/errors.ts';
import type { PatchRecipe, Slot } from './makePatch.ts';
import type { MaskTally } from './maskTally.ts';
import { type CutterOptions, type PatchCutter, SampleKeys } from './patchCutter.ts';
import type { SampleSource } from './source.ts';
import { patchBuffer, patchIn, ThreadReply, type ThreadRequest, type ThreadSetting } from './threadMessages.ts';

/** Two batches wait while a third is trained on: enough to ride over a slow picture. */
const BATCHES_AHEAD = 2;

type Answer = Exclude<ThreadReply, { type: 'ready' }>;
type Unnumbered = { [Task in ThreadRequest['task']]: Omit<Extract<ThreadRequest, { task: Task }>, 'id'> }[ThreadRequest['task']];

/**
 * Cuts in threads. Picture k belongs to thread k modulo their number: each has its share of the cache, and no picture is kept
 * twice. What a patch looks like does not depend on the thread.
 */
export class ThreadedCutter implements PatchCutter {
  readonly ahead = BATCHES_AHEAD;
  readonly #threads: readonly CuttingThread[];
  readonly #keys = new SampleKeys();
  /** Buffers of patches that were copied into their batch, used again. All patches of a training have one size. */
  readonly #buffers: ArrayBuffer[] = [];

  private constructor(threads: readonly CuttingThread[]) {
    this.#threads = threads;
  }

  /**
   * Starts `count` threads of `entry`, a file that calls `serveCuts`. Every source that is cut from must give addresses.
   * @throws StudioError (`training`) when a thread cannot be started; none is left then.
   */
  static async start(entry: string, count: number, { longestSide, cacheBytes }: CutterOptions): Promise<ThreadedCutter> {
    const threads = Array.from({ length: count }, () => new CuttingThread(entry, { longestSide, cacheBytes: cacheBytes / count }));
    try {
      await Promise.all(threads.map((thread) => thread.ready));
    } catch (error) {
      await Promise.all(threads.map((thread) => thread.close()));
      throw error;
    }
    return new ThreadedCutter(threads);
  }

  async cut(source: SampleSource, index: number, recipe: PatchRecipe, { batch, slot }: Slot): Promise<void> {
    const { patchSize } = recipe;
    const buffer = this.#buffers.pop() ?? patchBuffer(patchSize);
    const answer = await this.#threadOf(index).ask({ task: 'cut', ...this.#place(source, index), recipe, buffer }, [buffer]);
    if (answer.type !== 'patch') throw new RangeError(`A thread answered a patch by "${answer.type}".`);
    const patch = patchIn(answer.buffer, patchSize);
    for (const part of ['images', 'targets', 'weights'] as const) batch[part].set(patch[part], slot * patch[part].length);
    this.#buffers.push(answer.buffer);
  }

  async tally(source: SampleSource, index: number): Promise<MaskTally> {
    const answer = await this.#threadOf(index).ask({ task: 'tally', ...this.#place(source, index) });
    if (answer.type !== 'tally') throw new RangeError(`A thread answered a tally by "${answer.type}".`);
    return answer.tally;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #place(source: SampleSource, index: number) {
    return { key: this.#keys.of(source, index), name: source.name(index), address: source.address?.(index) };
  }

  #threadOf(index: number): CuttingThread {
    const thread = this.#threads[index % this.#threads.length];
    if (thread === undefined) throw new RangeError('There is no thread.');
    return thread;
  }
}

/** One thread and what it still owes. */
class CuttingThread {
  /** Settles when the thread has started, or could not. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #owed = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  #next = 0;
  #end: Error | null = null;

  constructor(entry: string, setting: ThreadSetting) {
    this.#worker = new Worker(entry, { workerData: setting, execArgv: [], name: 'data' });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (raw: unknown) => {
        const reply = ThreadReply.parse(raw);
        if (reply.type === 'ready') resolve();
        else this.#settle(reply);
      });
      const fail = (why: string, cause?: unknown) => {
        const next = 'Resume the training; a smaller cache or fewer data threads need less memory.';
        this.#abandon(new StudioError('training', `A thread that reads the data ended by itself: ${why}.`, { next, cause }));
        reject(this.#end);
      };
      this.#worker.once('error', (error: unknown) => fail(error instanceof Error ? error.message : String(error), error));
      this.#worker.once('exit', (code) => fail(`exit code ${code}`));
    });
    // A start that fails is reported to who waits for it.
    this.ready.catch(() => undefined);
  }

  ask(request: Unnumbered, transfer: ArrayBuffer[] = []): Promise<Answer> {
    if (this.#end !== null) return Promise.reject(this.#end);
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#owed.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  async close(): Promise<void> {
    this.#abandon(new StudioError('cancelled', 'Reading the data was cancelled.'));
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const owed = this.#owed.get(answer.id);
    this.#owed.delete(answer.id);
    if (answer.type === 'fail') owed?.reject(asError(answer.failure));
    else owed?.resolve(answer);
  }

  /** The first end is the reason for good. */
  #abandon(end: Error): void {
    this.#end ??= end;
    for (const { reject } of this.#owed.values()) reject(this.#end);
    this.#owed.clear();
  }
}
