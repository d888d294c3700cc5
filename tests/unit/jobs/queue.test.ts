import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Catalogue, openCatalogue } from '../../../main/catalogue/index.ts';
import { type JobContext, JobQueue, type JobRunner } from '../../../main/jobs/queue.ts';
import { StudioError } from '../../../shared/contract/errors.ts';
import { Job, type JobKind } from '../../../shared/contract/jobs.ts';

/** A piece of work that the test holds in its hand. */
interface Work {
  readonly kind: JobKind;
  readonly request: unknown;
  readonly context: JobContext;
  readonly finish: () => void;
  readonly fail: (error: unknown) => void;
}

describe('job queue', () => {
  let folder: string;
  let catalogue: Catalogue;
  let work: Work[];

  const runner =
    (kind: JobKind): JobRunner =>
    (request, context) =>
      new Promise((resolve, reject) => {
        work.push({ kind, request, context, finish: resolve, fail: reject });
        context.signal.addEventListener('abort', () => reject(context.signal.reason));
      });
  const openQueue = () =>
    new JobQueue(catalogue.jobs, {
      render: runner('render'),
      train: runner('train'),
      evaluate: runner('evaluate'),
      import: runner('import'),
      backgrounds: runner('backgrounds'),
      export: runner('export'),
      check: runner('check'),
      relabel: runner('relabel'),
      segment: runner('segment'),
    });
  const started = async (count: number) => {
    await vi.waitFor(() => expect(work).toHaveLength(count));
    const last = work.at(-1);
    if (last === undefined) throw new Error('Nothing was started.');
    return last;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-jobs-'));
    catalogue = openCatalogue(folder, 'studio');
    work = [];
  });
  afterEach(async () => {
    catalogue.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('renders and trains at the same time, but only one of each', async () => {
    const queue = openQueue();
    queue.add('render', 'first', {});
    const second = queue.add('render', 'second', {});
    queue.add('train', 'third', {});
    const fourth = queue.add('evaluate', 'fourth', {});
    await started(2);
    expect(work.map(({ kind }) => kind)).toEqual(['render', 'train']);
    expect([queue.get(second.id).state, queue.get(fourth.id).state]).toEqual(['queued', 'queued']);
    work[0]?.finish();
    await started(3);
    expect(queue.get(second.id).state).toBe('running');
    await queue.close();
  });

  it('tells of progress, of what is made, and of the end, and writes each down', async () => {
    const queue = openQueue();
    const seen: Job[] = [];
    queue.changes.subscribe((job) => seen.push(job));
    const { id } = queue.add('render', 'Render faces', { frames: 3 });
    const { context, finish, request } = await started(1);
    expect(request).toEqual({ frames: 3 });
    context.setTarget('dataset-1');
    context.report({ value: 0.5, title: 'Rendering', done: 1, total: 2, rate: 1, unit: 'frames', secondsLeft: 1 });
    expect(queue.get(id)).toMatchObject({ state: 'running', target: 'dataset-1', progress: { value: 0.5, done: 1 } });
    finish();
    await vi.waitFor(() => expect(queue.get(id).state).toBe('done'));
    expect(queue.get(id)).toMatchObject({ progress: { value: 1 }, failure: null, finishedAt: expect.any(String) });
    expect(seen.map(({ state }) => state)).toEqual(['queued', 'running', 'running', 'running', 'done']);
    expect(catalogue.jobs.get(id)?.job).toEqual(queue.get(id));
    for (const job of seen) Job.parse(job);
  });

  it('keeps the failure with its next step', async () => {
    const queue = openQueue();
    const { id } = queue.add('render', 'Render', {});
    (await started(1)).fail(new StudioError('disk', 'Full.', { next: 'Free some space.' }));
    await vi.waitFor(() => expect(queue.get(id)).toMatchObject({ state: 'failed', failure: { code: 'disk', next: 'Free some space.' } }));
  });

  it('cancels what runs and what waits, and starts what comes after', async () => {
    const queue = openQueue();
    const running = queue.add('render', 'running', {});
    const waiting = queue.add('render', 'waiting', {});
    const after = queue.add('render', 'after', {});
    await started(1);
    expect(await queue.cancel(waiting.id)).toMatchObject({ state: 'cancelled' });
    expect(await queue.cancel(running.id)).toMatchObject({ state: 'cancelled', failure: null });
    await started(2);
    expect(queue.get(after.id).state).toBe('running');
    await queue.close();
  });

  it('resumes with the same request', async () => {
    const queue = openQueue();
    const { id } = queue.add('train', 'Train', { out: 'here' });
    (await started(1)).fail(new Error('power cut'));
    await vi.waitFor(() => expect(queue.get(id).state).toBe('failed'));
    expect(queue.resume(id)).toMatchObject({ state: 'running', failure: null, finishedAt: null });
    const again = await started(2);
    expect(again.request).toEqual({ out: 'here' });
    again.finish();
    await vi.waitFor(() => expect(queue.get(id).state).toBe('done'));
    expect(() => queue.resume(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('finds what a dead studio left running as interrupted, and can resume it', async () => {
    const first = openQueue();
    const { id } = first.add('render', 'Render', { out: 'here' });
    const waiting = first.add('render', 'Waiting', {});
    await started(1);
    // The studio dies: nothing is closed, the rows stay as they are.
    catalogue.close();
    catalogue = openCatalogue(folder, 'studio');
    work = [];
    const second = openQueue();
    expect(second.get(id).state).toBe('interrupted');
    expect(second.get(waiting.id).state).toBe('interrupted');
    second.resume(id);
    expect((await started(1)).request).toEqual({ out: 'here' });
    await second.close();
    expect(second.get(id).state).toBe('interrupted');
  });

  it('interrupts what runs when the studio closes, and starts nothing more', async () => {
    const queue = openQueue();
    const running = queue.add('render', 'running', {});
    queue.add('render', 'waiting', {});
    await started(1);
    await queue.close();
    expect(queue.get(running.id).state).toBe('interrupted');
    expect(work).toHaveLength(1);
  });

  it('pauses what runs, gives its place away, and goes on later with the same request', async () => {
    const queue = openQueue();
    const { id } = queue.add('render', 'Render', { out: 'here' });
    const next = queue.add('render', 'next', {});
    const { context } = await started(1);
    context.resting.addEventListener('abort', () => work[0]?.fail(context.resting.reason));
    expect(await queue.pause(id)).toMatchObject({ state: 'paused', failure: null, finishedAt: null });
    expect(context.signal.aborted).toBe(false);
    const other = await started(2);
    expect(() => queue.dismiss(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(queue.resume(id).state).toBe('queued');
    other.finish();
    expect((await started(3)).request).toEqual({ out: 'here' });
    expect([queue.get(id).state, queue.get(next.id).state]).toEqual(['running', 'done']);
    await queue.close();
  });

  it('tells a failure while it comes to rest from the rest, and cuts training off at once', async () => {
    const queue = openQueue();
    const { id } = queue.add('render', 'Render', {});
    const { context, fail } = await started(1);
    context.resting.addEventListener('abort', () => fail(new StudioError('disk', 'Full.')));
    expect(await queue.pause(id)).toMatchObject({ state: 'failed', failure: { code: 'disk' } });
    const training = queue.add('train', 'Train', {});
    await started(2);
    expect(await queue.pause(training.id)).toMatchObject({ state: 'paused' });
    const check = queue.add('check', 'Check', {});
    await expect(queue.pause(check.id)).rejects.toMatchObject({ code: 'conflict' });
    await queue.close();
  });

  it('leaves what the user paused paused when the studio starts again', async () => {
    const first = openQueue();
    first.add('render', 'running', {});
    const { id } = first.add('render', 'waiting', {});
    await started(1);
    await first.pause(id);
    catalogue.close();
    catalogue = openCatalogue(folder, 'studio');
    expect(openQueue().get(id).state).toBe('paused');
  });

  it('starts waiting jobs in the order they were moved to, also after a restart', async () => {
    const queue = openQueue();
    queue.add('render', 'running', {});
    const [a, b, c] = ['a', 'b', 'c'].map((title) => queue.add('render', title, {}));
    await started(1);
    if (a === undefined || b === undefined || c === undefined) throw new Error('Nothing was added.');
    queue.move(c.id, 'start');
    queue.move(c.id, 'start');
    queue.move(c.id, 'start');
    queue.move(a.id, 'end');
    expect(() => queue.move(queue.list().find(({ title }) => title === 'running')?.id ?? '', 'end')).toThrow('does not wait');
    const order: string[] = [];
    for (let count = 1; count <= 4; count++) {
      (await started(count)).finish();
      await vi.waitFor(() => expect(queue.list().filter(({ state }) => state === 'done')).toHaveLength(count));
    }
    for (const { title, rank } of queue.list().sort((one, other) => one.rank - other.rank)) if (rank > 0) order.push(title);
    expect(order).toEqual(['running', 'c', 'b', 'a']);
    expect(catalogue.jobs.get(c.id)?.job.rank).toBe(queue.get(c.id).rank);
  });

  it('dismisses what is over, and nothing else', async () => {
    const queue = openQueue();
    const { id } = queue.add('render', 'Render', {});
    await started(1);
    expect(() => queue.dismiss(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    await queue.cancel(id);
    queue.dismiss(id);
    expect(queue.list()).toEqual([]);
    expect(catalogue.jobs.get(id)).toBeNull();
    expect(() => queue.get(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
