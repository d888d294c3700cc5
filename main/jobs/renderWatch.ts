import type { Rendering, RenderWorker } from '../../shared/contract/rendering.ts';
import type { FrameRecord } from '../../shared/domain/dataset/format.ts';
import { type BlenderWorker, residentBytes } from '../blender/index.ts';
import { thumbnailUrl } from '../media/index.ts';
import { diskForecast, freeBytes } from './diskForecast.ts';

/** Arrived frames that are shown; failed ones are all told. */
const SHOWN = 60;
/** Milliseconds between looks at memory and disk. */
const LOOK_EVERY = 2000;

interface Watched {
  readonly seen: { -readonly [Key in keyof RenderWorker]: RenderWorker[Key] };
  process: Pick<BlenderWorker, 'pid'> | null;
  pid: number | null;
}

/** Follows one rendering: what each worker does, which frames arrive, what the disk has left. */
export class RenderWatch {
  readonly #job: string;
  readonly #changed: () => void;
  readonly #workers: Watched[] = [];
  readonly #arrived: Rendering['arrived'] = [];
  readonly #failed: Rendering['failed'] = [];
  #dataset: string | null = null;
  #device = '';
  #phases: Rendering['phases'] = [];
  #disk: Rendering['disk'] = null;
  #bytes: { readonly perFrame: number | null; readonly framesLeft: number } = { perFrame: null, framesLeft: 0 };
  #looking: NodeJS.Timeout | undefined;

  /** @param changed Called at every change; the listener holds back what is too much. */
  constructor(job: string, changed: () => void) {
    this.#job = job;
    this.#changed = changed;
  }

  now(): Rendering {
    return {
      job: this.#job,
      dataset: this.#dataset,
      device: this.#device,
      workers: this.#workers.map(({ seen }) => ({ ...seen })),
      arrived: [...this.#arrived],
      failed: [...this.#failed],
      phases: this.#phases,
      disk: this.#disk,
    };
  }

  /** The folder is open: `framesLeft` frames are to be made in it. */
  open(dir: string, dataset: string, device: string, framesLeft: number): void {
    this.#dataset = dataset;
    this.#device = device;
    this.#bytes = { perFrame: null, framesLeft };
    const look = () => void this.#look(dir).catch(() => {});
    this.#looking = setInterval(look, LOOK_EVERY);
    this.#looking.unref();
    look();
  }

  starting(count: number): void {
    const since = Date.now();
    for (let worker = 1; worker <= count; worker++) {
      const seen = { worker, state: 'starting', frame: null, phase: null, since, memory: null, restarts: 0, frames: 0 } as const;
      this.#workers.push({ seen: { ...seen }, process: null, pid: null });
    }
    this.#changed();
  }

  ready(worker: number, process: Pick<BlenderWorker, 'pid'>): void {
    const watched = this.#workers[worker];
    if (watched === undefined) return;
    watched.process = process;
    watched.pid = process.pid;
    this.#say(worker, { state: 'idle' });
  }

  begin(worker: number, frame: number): void {
    this.#say(worker, { state: 'working', frame, phase: null });
  }

  phase(worker: number, phase: string): void {
    if (this.#workers[worker]?.seen.phase !== phase) this.#say(worker, { phase });
  }

  /** The worker is done with its frame, well or badly. */
  idle(worker: number, isRendered: boolean): void {
    const watched = this.#workers[worker];
    if (watched === undefined) return;
    countRestart(watched);
    this.#say(worker, { state: 'idle', frame: null, phase: null, frames: watched.seen.frames + (isRendered ? 1 : 0) });
  }

  arrived(worker: number, record: FrameRecord): void {
    const { frame, skinShare, seconds, sha256 } = record;
    this.#arrived.unshift({ frame, thumbnail: thumbnailUrl(sha256.image), skinShare, seconds, worker: worker + 1 });
    this.#arrived.length = Math.min(this.#arrived.length, SHOWN);
    this.#changed();
  }

  failed(frame: number, reason: string): void {
    this.#failed.push({ frame, reason });
    this.#changed();
  }

  measured(phases: Rendering['phases'], bytesPerFrame: number | null, framesLeft: number): void {
    this.#phases = phases;
    this.#bytes = { perFrame: bytesPerFrame, framesLeft };
    if (this.#disk !== null) this.#disk = diskForecast(bytesPerFrame, framesLeft, this.#disk.freeBytes);
    this.#changed();
  }

  end(): void {
    clearInterval(this.#looking);
    for (const index of this.#workers.keys()) this.#say(index, { state: 'ended', frame: null, phase: null, memory: null });
  }

  #say(worker: number, change: Partial<Omit<RenderWorker, 'worker'>>): void {
    const watched = this.#workers[worker];
    if (watched === undefined) return;
    Object.assign(watched.seen, change, { since: Date.now() });
    this.#changed();
  }

  async #look(dir: string): Promise<void> {
    this.#disk = diskForecast(this.#bytes.perFrame, this.#bytes.framesLeft, await freeBytes(dir));
    for (const watched of this.#workers) {
      const pid = watched.process?.pid ?? null;
      countRestart(watched);
      const memory = pid === null ? null : await residentBytes(pid);
      if (watched.seen.state !== 'ended') watched.seen.memory = memory;
    }
    this.#changed();
  }
}

/** A process of another number has taken the place of the one before. */
function countRestart(watched: Watched): void {
  const pid = watched.process?.pid ?? null;
  if (pid === null || pid === watched.pid) return;
  if (watched.pid !== null) watched.seen.restarts++;
  watched.pid = pid;
}
