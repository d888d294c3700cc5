import { randomUUID } from 'node:crypto';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import type { Job, JobKind, JobProgress } from '../../shared/contract/jobs.ts';
import { Broadcast } from './broadcast.ts';
import { type Coalesced, coalesce } from './coalesce.ts';
import { isOver, type JobEvent, nextState } from './states.ts';
import type { JobStore } from './store.ts';

export interface JobContext {
  readonly signal: AbortSignal;
  readonly report: (progress: JobProgress) => void;
  /** Says what the job makes, as soon as it is known. */
  readonly setTarget: (id: string) => void;
}

/** Does the work of one kind of job. Called again with the same request, it goes on where files stand. */
export type JobRunner = (request: unknown, context: JobContext) => Promise<void>;

/** Jobs of one lane run one after the other: they want the same part of the machine. */
const LANES = {
  render: 'blender',
  train: 'network',
  evaluate: 'network',
  import: 'files',
  backgrounds: 'files',
  export: 'files',
  check: 'files',
  relabel: 'files',
} as const satisfies Record<JobKind, string>;

const NOT_STARTED: JobProgress = { value: 0, title: 'Waiting', done: 0, total: 0, rate: null, unit: '', secondsLeft: null };
const REPORT_EVERY = 100;

interface Running {
  readonly controller: AbortController;
  readonly progress: Coalesced<JobProgress>;
  readonly finished: Promise<void>;
}

/** The queue of everything long. The stored row is the truth: what was running when the process ended can be resumed. */
export class JobQueue {
  readonly changes = new Broadcast<Job>();
  readonly #store: JobStore;
  readonly #runners: Readonly<Record<JobKind, JobRunner>>;
  readonly #jobs = new Map<string, Job>();
  readonly #requests = new Map<string, unknown>();
  readonly #running = new Map<string, Running>();
  #closing = false;

  constructor(store: JobStore, runners: Readonly<Record<JobKind, JobRunner>>) {
    this.#store = store;
    this.#runners = runners;
    for (const { job, request } of store.list()) {
      this.#requests.set(job.id, request);
      this.#jobs.set(job.id, job);
      if (!isOver(job.state)) this.#change(job.id, 'interrupt');
    }
  }

  /** Newest first. */
  list(): Job[] {
    return [...this.#jobs.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  add(kind: JobKind, title: string, request: unknown, target: string | null = null): Job {
    const id = randomUUID();
    const createdAt = new Date().toISOString();
    this.#requests.set(id, request);
    const job = this.#put({
      id,
      kind,
      title,
      state: 'queued',
      progress: NOT_STARTED,
      target,
      failure: null,
      createdAt,
      finishedAt: null,
    });
    this.#startNext();
    return this.#jobs.get(job.id) ?? job;
  }

  /** Ends when the work has stopped, so that what it left on disk is at rest. */
  async cancel(id: string): Promise<Job> {
    const running = this.#running.get(id);
    if (running === undefined) return this.#change(id, 'cancel', { finishedAt: new Date().toISOString() });
    running.controller.abort(new StudioError('cancelled', 'Cancelled.'));
    await running.finished;
    return this.get(id);
  }

  resume(id: string): Job {
    const { title, done, total, unit, value } = this.get(id).progress;
    this.#change(id, 'resume', {
      failure: null,
      finishedAt: null,
      progress: { value, title, done, total, unit, rate: null, secondsLeft: null },
    });
    this.#startNext();
    return this.get(id);
  }

  /** Removes a job that is over from the list. What it made stays. */
  dismiss(id: string): void {
    const job = this.get(id);
    if (!isOver(job.state)) throw new StudioError('conflict', `"${job.title}" is still ${job.state}.`, { next: 'Cancel it first.' });
    this.#jobs.delete(id);
    this.#requests.delete(id);
    this.#store.remove(id);
  }

  /** @throws StudioError `not-found` */
  get(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined) throw new StudioError('not-found', 'This job is not in the list any more.');
    return job;
  }

  /** Stops everything; what was under way becomes `interrupted`. */
  async close(): Promise<void> {
    this.#closing = true;
    const ends = [...this.#running.values()].map(({ controller, finished }) => {
      controller.abort(new StudioError('cancelled', 'The studio was closed.'));
      return finished;
    });
    await Promise.all(ends);
  }

  #startNext(): void {
    if (this.#closing) return;
    const busy = new Set([...this.#running.keys()].map((id) => LANES[this.get(id).kind]));
    for (const job of this.list().reverse()) {
      if (job.state !== 'queued' || busy.has(LANES[job.kind])) continue;
      busy.add(LANES[job.kind]);
      this.#start(job);
    }
  }

  #start(job: Job): void {
    const controller = new AbortController();
    const progress = coalesce<JobProgress>(REPORT_EVERY, (latest) => this.#put({ ...this.get(job.id), progress: latest }));
    this.#change(job.id, 'start');
    const context: JobContext = {
      signal: controller.signal,
      report: (latest) => progress.push(latest),
      setTarget: (target) => this.#put({ ...this.get(job.id), target }),
    };
    // The runner may throw at once; `finished` must not.
    const work = Promise.resolve().then(() => this.#runners[job.kind](this.#requests.get(job.id), context));
    const finished = work.then(
      () => this.#end(job.id, 'finish', null),
      (error: unknown) => this.#end(job.id, this.#howItEnded(controller.signal), error),
    );
    this.#running.set(job.id, { controller, progress, finished });
  }

  #howItEnded(signal: AbortSignal): JobEvent {
    if (!signal.aborted) return 'fail';
    return this.#closing ? 'interrupt' : 'cancel';
  }

  #end(id: string, event: JobEvent, error: unknown): void {
    this.#running.get(id)?.progress.flush();
    this.#running.delete(id);
    const { progress } = this.get(id);
    this.#change(id, event, {
      finishedAt: new Date().toISOString(),
      failure: event === 'fail' ? asFailure(error) : null,
      progress: { ...progress, value: event === 'finish' ? 1 : progress.value, secondsLeft: event === 'finish' ? 0 : null },
    });
    this.#startNext();
  }

  #change(id: string, event: JobEvent, patch: Partial<Job> = {}): Job {
    const job = this.get(id);
    return this.#put({ ...job, ...patch, state: nextState(job.state, event) });
  }

  #put(job: Job): Job {
    this.#jobs.set(job.id, job);
    this.#store.save({ job, request: this.#requests.get(job.id) });
    this.changes.emit(job);
    return job;
  }
}
