import { StudioError } from '../../shared/contract/errors.ts';
import type { FrameResult } from '../../shared/domain/dataset/format.ts';
import type { SceneSpec } from '../../shared/domain/scene/spec.ts';
import { startScript } from './addon.ts';
import { type DeviceChoice, deviceOf } from './device.ts';
import { cancelledError, deathError, problemError } from './errors.ts';
import type { BlenderInstallation } from './installation.ts';
import { type LaunchCommand, launchCommand } from './launch/command.ts';
import type { AssetPack } from './pack.ts';
import type { Command, Landmarks } from './protocol.ts';
import { WorkerDeath } from './supervise/death.ts';
import { FrameLimit, LIMITS, type Limits } from './supervise/frameLimit.ts';
import { WorkerProcess } from './supervise/process.ts';
import type { Answer } from './supervise/question.ts';
import { Recycling } from './supervise/recycling.ts';
import { StderrTail } from './supervise/stderrTail.ts';
import { Turns } from './supervise/turns.ts';

export interface WorkerOptions {
  /** Folders of packs that the user added. */
  readonly morePacks?: readonly string[] | undefined;
  /** Folder of the user's own background pictures. */
  readonly userBackgrounds?: string | undefined;
  /** Render threads; all cores when left out. */
  readonly threads?: number | undefined;
  /** `auto` takes the best GPU that Cycles can use, else the CPU. */
  readonly device?: DeviceChoice | undefined;
  /** Gives way to others that want the cores: a preview, the window. */
  readonly aside?: boolean | undefined;
  /** File to which Blender's own messages are appended. */
  readonly stderrLog?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Frames after which a process is replaced by a fresh one. */
  readonly recycleAfter?: number | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0 … 1 and the phase's name, as the worker tells them. */
  readonly onProgress?: ((value: number, phase: string) => void) | undefined;
}

/**
 * A Blender that renders frames. Calls wait for their turn. Behind it processes come and go: one that dies is replaced and the
 * frame tried once more, one that was cancelled is replaced at the next call, one that grew old or fat is replaced in between.
 */
export interface BlenderWorker {
  readonly installation: BlenderInstallation;
  readonly pack: AssetPack;
  /** A process is up now. One that is not comes back with the next call. */
  readonly alive: boolean;
  /** Of the process that is up now. */
  readonly pid: number | null;
  /**
   * Renders one frame into the folder `out`. Errors: `invalid` (spec), `data` (asset), `disk`, `blender` (died twice, with its
   * last words), `cancelled`.
   */
  render(spec: SceneSpec, out: string, options?: CallOptions): Promise<FrameResult>;
  /** Writes the posed, dressed body as a coarse mesh to `file`, and says where its parts are, in metres. */
  body(spec: SceneSpec, file: string, options?: CallOptions): Promise<{ landmarks: Landmarks }>;
  /** Ends the process. What is under way and what waits ends as `cancelled`. */
  close(): Promise<void>;
}

/** Starts Blender and waits until it is ready. Throws `blender` with its last words when it is not. */
export async function startWorker(installation: BlenderInstallation, pack: AssetPack, options: WorkerOptions = {}): Promise<BlenderWorker> {
  const worker = new SupervisedWorker(installation, pack, options);
  await worker.start();
  return worker;
}

/** Tries per frame: a crash may be chance, a second one is not. */
const TRIES = 2;
const QUIT_GRACE = 5_000;

class SupervisedWorker implements BlenderWorker {
  readonly installation: BlenderInstallation;
  readonly pack: AssetPack;
  readonly #options: WorkerOptions;
  readonly #limits: Limits;
  readonly #turns = new Turns();
  readonly #closing = new AbortController();
  #process: WorkerProcess | null = null;
  #limit: FrameLimit;
  #recycling: Recycling;

  constructor(installation: BlenderInstallation, pack: AssetPack, options: WorkerOptions) {
    this.installation = installation;
    this.pack = pack;
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#limit = new FrameLimit(this.#limits);
    this.#recycling = new Recycling(options.recycleAfter);
  }

  get alive(): boolean {
    return this.#process?.usable ?? false;
  }

  get pid(): number | null {
    return this.#process?.usable ? this.#process.pid : null;
  }

  async start(): Promise<void> {
    try {
      await this.#running();
    } catch (error) {
      throw error instanceof WorkerDeath ? deathError(error, 'The worker did not start', this.#options.stderrLog) : error;
    }
  }

  async render(spec: SceneSpec, out: string, options: CallOptions = {}): Promise<FrameResult> {
    const { width, height, samples } = spec.render;
    const work = width * height * samples;
    return this.#turns.take(async () => {
      const begun = performance.now();
      const what = `Frame ${spec.frame}`;
      const answer = await this.#ask({ command: 'render', spec, out }, what, this.#limit.forWork(work), options);
      if (answer.event !== 'frame') throw unexpected(answer);
      this.#limit.record(work, performance.now() - begun);
      await this.#recycle();
      return answer.result;
    });
  }

  async body(spec: SceneSpec, file: string, options: CallOptions = {}): Promise<{ landmarks: Landmarks }> {
    return this.#turns.take(async () => {
      const answer = await this.#ask({ command: 'body', spec, file }, `The body of frame ${spec.frame}`, this.#limits.first, options);
      if (answer.event !== 'body') throw unexpected(answer);
      return { landmarks: answer.landmarks };
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#turns.take(async () => this.#process?.quit(QUIT_GRACE));
    this.#process = null;
  }

  async #ask(command: Command, what: string, silence: number, { signal, onProgress }: CallOptions): Promise<Answer> {
    const cancelled = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    for (let left = TRIES - 1; ; left--) {
      if (cancelled.aborted) throw cancelledError(what);
      try {
        const process = await this.#running();
        if (cancelled.aborted) throw cancelledError(what);
        const stop = () => void process.kill('was cancelled');
        cancelled.addEventListener('abort', stop);
        const answer = await process.ask(command, { silence, onProgress }).finally(() => cancelled.removeEventListener('abort', stop));
        if (answer.event !== 'error') return answer;
        if (!answer.retryable || left === 0) throw problemError(answer, what);
      } catch (error) {
        if (!(error instanceof WorkerDeath)) throw error;
        if (cancelled.aborted) throw cancelledError(what);
        if (left === 0) throw deathError(error, `${what} was not made`, this.#options.stderrLog);
      }
    }
  }

  async #running(): Promise<WorkerProcess> {
    if (this.#process?.usable) return this.#process;
    this.#recycling = new Recycling(this.#options.recycleAfter);
    this.#limit = new FrameLimit(this.#limits); // a new process has its first frame again
    const { stderrLog, aside = false } = this.#options;
    this.#process = await WorkerProcess.start(this.#command(), new StderrTail(stderrLog), this.#readyLimit(), aside);
    return this.#process;
  }

  /** Before it is ready a worker traces once: on a GPU that may mean to compile kernels first. */
  #readyLimit(): number {
    const { ready, first } = this.#limits;
    return deviceOf(this.installation, this.#options.device ?? 'auto') === 'CPU' ? ready : ready + first;
  }

  #command(): LaunchCommand {
    const { morePacks = [], userBackgrounds, threads, device } = this.#options;
    const args = [this.pack.path, ...morePacks].flatMap((path) => ['--pack', path]);
    if (userBackgrounds !== undefined) args.push('--backgrounds', userBackgrounds);
    if (threads !== undefined) args.push('--threads', String(threads));
    if (device !== undefined) args.push('--device', device);
    return launchCommand(this.installation, startScript(), args);
  }

  async #recycle(): Promise<void> {
    if (!this.#process || !(await this.#recycling.isDue(this.#process.pid))) return;
    await this.#process.quit(QUIT_GRACE);
    this.#process = null;
  }
}

function unexpected(answer: Answer): StudioError {
  return new StudioError('internal', `The Blender worker answered "${answer.event}" to another question.`, {
    next: 'Report it with the log of Blender.',
  });
}
