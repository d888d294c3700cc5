import { asFailure, type Failure, StudioError } from '../../shared/contract/errors.ts';
import type { FrameRecord } from '../../shared/domain/dataset/format.ts';

/** A worker, seen from here. */
export interface Lane {
  render(frame: number, signal: AbortSignal): Promise<FrameRecord>;
}

export interface LaneOptions {
  readonly signal?: AbortSignal | undefined;
  /** When it aborts, frames under way are finished and no more are begun. */
  readonly rest?: AbortSignal | undefined;
  /** Checks, flushes and lists a frame that was rendered, and shows it. */
  readonly keep: (record: FrameRecord) => Promise<void>;
  /** Called after each frame, rendered or failed, with the number of rendered ones. */
  readonly onRendered: (rendered: number) => void;
  readonly onFailed?: ((failed: FailedFrame) => void) | undefined;
}

export interface FailedFrame {
  readonly frame: number;
  readonly failure: Failure;
}

type RenderedFrame = Pick<FrameRecord, 'frame' | 'phases'>;

export interface LanesResult {
  /** Not the whole records: their scene specs would fill the memory in a long rendering. */
  readonly rendered: readonly RenderedFrame[];
  readonly failed: readonly FailedFrame[];
}

/** So many failures of Blender in a row are no accident: the rest would fail too. */
export const GIVE_UP_AFTER = 5;

/**
 * Makes groups of frames on several workers at once: each takes the next group when it is done with one, and traces its next
 * frame while the one before is put on the disk. Failed frames are left out and told; after too many in a row the rest is.
 * @throws StudioError what would end every further frame (`disk`, `cancelled`, `conflict`); frames that were traced are kept.
 * The reason of `rest` where that cut the work short.
 */
export async function runLanes(groups: readonly (readonly number[])[], lanes: readonly Lane[], options: LaneOptions): Promise<LanesResult> {
  const waiting = [...groups];
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const rendered: RenderedFrame[] = [];
  const failed: FailedFrame[] = [];
  let failuresInARow = 0;

  async function keep(record: FrameRecord): Promise<void> {
    try {
      await options.keep(record);
      rendered.push({ frame: record.frame, phases: record.phases });
      failuresInARow = 0;
    } catch (error) {
      leaveOut(record.frame, error);
    }
    options.onRendered(rendered.length);
  }
  /** @throws StudioError when no further frame would fare better. */
  function leaveOut(frame: number, error: unknown): void {
    const failure = asFailure(error);
    if (endsAll(failure)) throw error;
    failed.push({ frame, failure });
    options.onFailed?.({ frame, failure });
    failuresInARow = failure.code === 'blender' ? failuresInARow + 1 : 0;
  }
  async function run(lane: Lane): Promise<void> {
    let keeping: Promise<void> = Promise.resolve();
    // It is looked at a frame later; until then nobody must take it for an error that nobody handles.
    const begin = (record: FrameRecord) => {
      keeping = keep(record);
      keeping.catch(() => stop.abort());
    };
    try {
      for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
        for (const frame of group) {
          if (failuresInARow >= GIVE_UP_AFTER || options.rest?.aborted === true) return;
          if (signal.aborted) throw cancelled(rendered.length);
          try {
            const record = await lane.render(frame, signal);
            await keeping;
            begin(record);
          } catch (error) {
            await keeping;
            leaveOut(frame, error);
            options.onRendered(rendered.length);
          }
        }
      }
    } finally {
      await keeping;
    }
  }

  // The first error counts: it makes the other lanes end as cancelled.
  const problems: unknown[] = [];
  await Promise.all(
    lanes.map((lane) =>
      run(lane).catch((error: unknown) => {
        problems.push(error);
        stop.abort();
      }),
    ),
  );
  if (problems.length > 0) throw problems[0];
  const tried = rendered.length + failed.length;
  const asked = groups.reduce((sum, group) => sum + group.length, 0);
  if (options.rest?.aborted === true && tried < asked && failuresInARow < GIVE_UP_AFTER) throw options.rest.reason;
  return { rendered, failed };
}

function cancelled(rendered: number): StudioError {
  return new StudioError('cancelled', `Cancelled after ${rendered} frames; they are kept.`);
}

/** What would be the same for every further frame. */
function endsAll({ code }: Failure): boolean {
  return code === 'disk' || code === 'cancelled' || code === 'conflict';
}
