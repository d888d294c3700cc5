import { randomUUID } from 'node:crypto';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import type { Job, JobKind, JobProgress } from '../../shared/contract/jobs.ts';
import { Broadcast } from './broadcast.ts';
import { type Coalesced, coalesce } from './coalesce.ts';
import { LANES, PAUSABLE } from './lanes.ts';
import { isOver, type JobEvent, nextState } from './states.ts';
import type { JobStore, StoredJob } from './store.ts';

export interface JobContext {
  /** Of the job. */
  readonly id: string;
  readonly title: string;
  readonly signal: AbortSignal;
  /** Aborts when the work is to come to rest: a rendering finishes the frames under way, and begins no more. */
  readonly resting: AbortSignal;
  readonly report: (progress: JobProgress) => void;
  /** Says what the job makes, as soon as it is known. */
  readonly setTarget: (id: string) => void;
}

/** Does the work of one kind of job. Called again with the same request, it goes on where files stand. */
export type JobRunner = (request: unknown, context: JobContext) => Promise<void>;

const NOT_STARTED: JobProgress = { value: 0, title: 'Waiting', done: 0, total: 0, rate: null, unit: '', secondsLeft: null };
const PAUSING = 'Pausing';
const REPORT_EVERY = 100;

/** Milliseconds after which a rendering that was told to rest is cut off in its frame. */
const REST_WITHIN = 20_000;

interface Running {
  readonly controller: AbortController;
  readonly rest: AbortController;
  /** What the user asked of it since. */
  asked: 'cancel' | 'pause' | null;
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
      if (!isOver(job.state) && job.state !== 'paused') this.#change(job.id, 'interrupt');
    }
  }

  /** Newest first. */
  list(): Job[] {
    return [...this.#jobs.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  /** Jobs that run, wait or are paused, with what they were asked. */
  unfinished(): StoredJob[] {
    return this.list().flatMap((job) => (isOver(job.state) ? [] : [{ job, request: this.#requests.get(job.id) }]));
  }

  add(kind: JobKind, title: string, request: unknown, target: string | null = null): Job {
    const id = randomUUID();
    const createdAt = new Date().toISOString();
    this.#requests.set(id, request);
    const job: Job = {
      id,
      kind,
      title,
      state: 'queued',
      progress: NOT_STARTED,
      target,
      failure: null,
      rank: 1 + Math.max(0, ...this.list().map(({ rank }) => rank)),
      createdAt,
      finishedAt: null,
    };
    this.#store.save({ job, request });
    this.#show(job);
    this.#startNext();
    return this.#jobs.get(id) ?? job;
  }

  /** Ends when the work has stopped, so that what it left on disk is at rest. */
  async cancel(id: string): Promise<Job> {
    const running = this.#running.get(id);
    if (running === undefined) return this.#change(id, 'cancel', { finishedAt: new Date().toISOString() });
    running.asked = 'cancel';
    running.controller.abort(new StudioError('cancelled', 'Cancelled.'));
    await running.finished;
    return this.get(id);
  }

  /**
   * Ends when the work has come to rest. Another job takes its place meanwhile; `resume` goes on.
   * @throws StudioError `conflict` where the work could only begin anew.
   */
  async pause(id: string): Promise<Job> {
    const { kind, title, progress } = this.get(id);
    if (!PAUSABLE.has(kind)) throw new StudioError('conflict', `"${title}" cannot be paused.`, { next: 'Cancel it, or let it finish.' });
    const running = this.#running.get(id);
    if (running === undefined) return this.#change(id, 'pause');
    running.progress.push({ ...progress, title: PAUSING, secondsLeft: null });
    running.asked ??= 'pause';
    running.rest.abort(new StudioError('cancelled', 'Paused.'));
    const cutOff = () => running.controller.abort(new StudioError('cancelled', 'Paused.'));
    if (kind !== 'render') cutOff();
    const late = setTimeout(cutOff, REST_WITHIN);
    await running.finished.finally(() => clearTimeout(late));
    return this.get(id);
  }

  /** Changes places with the waiting job before or after it. Returns the two; none where there is no such job. */
  move(id: string, towards: 'start' | 'end'): Job[] {
    const job = this.get(id);
    if (job.state !== 'queued')
      throw new StudioError('conflict', `"${job.title}" does not wait: it is ${job.state}.`, { next: 'Only waiting jobs change places.' });
    const waiting = this.#inOrder().filter(({ state, kind }) => state === 'queued' && LANES[kind] === LANES[job.kind]);
    const place = waiting.findIndex((one) => one.id === id);
    const other = waiting[place + (towards === 'start' ? -1 : 1)];
    if (other === undefined) return [];
    // Jobs of before there was an order share a rank.
    const shift = job.rank === other.rank ? (towards === 'start' ? -0.5 : 0.5) : 0;
    return [this.#put({ ...job, rank: other.rank + shift }), this.#put({ ...other, rank: job.rank })];
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

  #inOrder(): Job[] {
    return this.list().sort((a, b) => a.rank - b.rank || a.createdAt.localeCompare(b.createdAt));
  }

  #startNext(): void {
    if (this.#closing) return;
    const busy = new Set([...this.#running.keys()].map((id) => LANES[this.get(id).kind]));
    for (const job of this.#inOrder()) {
      if (job.state !== 'queued' || busy.has(LANES[job.kind])) continue;
      busy.add(LANES[job.kind]);
      this.#start(job);
    }
  }

  #start(job: Job): void {
    const controller = new AbortController();
    const rest = new AbortController();
    const progress = coalesce<JobProgress>(REPORT_EVERY, (latest) => {
      this.#store.advance(job.id, latest);
      this.#show({ ...this.get(job.id), progress: latest });
    });
    this.#change(job.id, 'start');
    const context: JobContext = {
      id: job.id,
      title: job.title,
      signal: controller.signal,
      resting: rest.signal,
      report: (latest) => progress.push(this.#running.get(job.id)?.asked === 'pause' ? { ...latest, title: PAUSING } : latest),
      setTarget: (target) => this.#put({ ...this.get(job.id), target }),
    };
    // The runner may throw at once; `finished` must not.
    const work = Promise.resolve().then(() => this.#runners[job.kind](this.#requests.get(job.id), context));
    const finished = work.then(
      () => this.#end(job.id, 'finish', null),
      (error: unknown) => this.#end(job.id, this.#howItEnded(job.id, error), error),
    );
    this.#running.set(job.id, { controller, rest, asked: null, progress, finished });
  }

  #howItEnded(id: string, error: unknown): JobEvent {
    const running = this.#running.get(id);
    const isRest = asFailure(error).code === 'cancelled';
    if (running?.asked === 'cancel' || (running?.asked === 'pause' && isRest)) return running.asked;
    return this.#closing && running?.controller.signal.aborted === true ? 'interrupt' : 'fail';
  }

  #end(id: string, event: JobEvent, error: unknown): void {
    this.#running.get(id)?.progress.flush();
    this.#running.delete(id);
    const { secondsRange: _, ...progress } = this.get(id).progress;
    this.#change(id, event, {
      finishedAt: event === 'pause' ? null : new Date().toISOString(),
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
    this.#store.change(job);
    return this.#show(job);
  }

  #show(job: Job): Job {
    this.#jobs.set(job.id, job);
    this.changes.emit(job);
    return job;
  }
}
