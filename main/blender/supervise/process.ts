import { constants, setPriority } from 'node:os';
import { execa } from 'execa';
import type { LaunchCommand } from '../launch/command.ts';
import { type Command, PROTOCOL, parseLine, type Ready, type WorkerEvent } from '../protocol.ts';
import { endWithUs, signalGroup } from './children.ts';
import { describeExit, WorkerDeath } from './death.ts';
import { type Answer, type AskOptions, Question } from './question.ts';
import type { StderrTail } from './stderrTail.ts';

const FORCE_AFTER = 2_000;

/** One Blender that answers one command at a time, until it ends. It is never started again: a new one is made. */
export class WorkerProcess {
  readonly #child;
  readonly #tail: StderrTail;
  readonly #ready = Promise.withResolvers<Ready>();
  readonly #ended: Promise<void>;
  #question: Question | null = null;
  /** Why it takes no more questions; set as soon as that is known, before the process is gone. */
  #death: WorkerDeath | null = null;
  #gone = false;
  #ids = 0;

  private constructor({ file, args, env }: LaunchCommand, tail: StderrTail) {
    this.#tail = tail;
    this.#child = execa(file, args, {
      env,
      extendEnv: false,
      stdin: 'pipe',
      buffer: false,
      reject: false,
      detached: process.platform !== 'win32', // a terminal's Ctrl-C must not reach Blender: it would finish without files
      windowsHide: true,
    });
    this.#child.stdin.on('error', () => undefined); // a dead child's closed pipe shows as its end
    this.#ended = this.#watch(file);
  }

  /** Starts a worker and waits for its `ready`. Throws `WorkerDeath` when that does not come within `limit` milliseconds. `aside`: at a lower priority. */
  static async start(command: LaunchCommand, tail: StderrTail, limit: number, aside: boolean): Promise<WorkerProcess> {
    const started = new WorkerProcess(command, tail);
    if (aside) giveWay(started.pid);
    const late = setTimeout(() => void started.kill(`was not ready within ${limit / 1000} s`), limit);
    const { protocol } = await started.#ready.promise.finally(() => clearTimeout(late));
    if (protocol === PROTOCOL) return started;
    await started.kill(`speaks protocol ${protocol}, this studio ${PROTOCOL}: two versions are mixed, install it again`);
    throw started.#death;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get usable(): boolean {
    return this.#death === null;
  }

  /** Rejects with `WorkerDeath` when the process ends or hangs before it answers. */
  ask(command: Command, options: AskOptions): Promise<Answer> {
    if (this.#death) return Promise.reject(this.#death);
    const hung = () => void this.kill(`gave no sign of life for ${Math.round(options.silence / 1000)} s`);
    this.#question = new Question(++this.#ids, options, hung);
    this.#child.stdin.write(`${JSON.stringify({ ...command, id: this.#question.id })}\n`);
    return this.#question.answer;
  }

  /** Tells it to quit, and kills it when it has not gone after `grace` milliseconds. */
  async quit(grace: number): Promise<void> {
    this.#death ??= new WorkerDeath('was told to quit', null, this.#tail);
    if (this.#gone) return;
    this.#child.stdin.end(`${JSON.stringify({ command: 'quit' })}\n`);
    const late = setTimeout(() => void this.kill('did not quit'), grace);
    await this.#ended;
    clearTimeout(late);
  }

  /** Ends it now: an open question is rejected with this reason. */
  async kill(reason: string): Promise<void> {
    this.#death ??= new WorkerDeath(reason, null, this.#tail);
    if (this.#gone) return;
    signalGroup(this.pid, 'SIGTERM');
    const force = setTimeout(() => signalGroup(this.pid, 'SIGKILL'), FORCE_AFTER);
    await this.#ended;
    clearTimeout(force);
  }

  async #watch(file: string): Promise<void> {
    const { pid } = this.#child;
    const forget = pid === undefined ? () => undefined : endWithUs(pid);
    // What it said before it ended still counts: both streams are read to their ends first.
    const [{ exitCode, signal, shortMessage }] = await Promise.all([
      this.#child,
      pump(this.#child.iterable({ from: 'stdout' }), (line) => this.#receive(line)),
      pump(this.#child.iterable({ from: 'stderr' }), (line) => this.#tail.push(line)),
    ]);
    this.#gone = true;
    forget();
    const how = describeExit(exitCode, signal);
    const reason = pid === undefined ? `cannot be started: ${shortMessage ?? file}` : how.reason;
    this.#death ??= new WorkerDeath(reason, how.next, this.#tail);
    this.#ready.reject(this.#death);
    this.#question?.reject(this.#death);
    this.#tail.close();
  }

  #receive(line: string): void {
    const parsed = parseLine(line);
    if (parsed.kind === 'event') {
      this.#handle(parsed.event);
      return;
    }
    this.#tail.push(line);
    if (parsed.kind === 'foreign') void this.kill(`said something that is not in the protocol: ${parsed.problem}`);
  }

  #handle(event: WorkerEvent): void {
    if (event.event === 'ready') this.#ready.resolve(event);
    if (event.event === 'ready' || event.event === 'bye' || !this.#question) return;
    // An error without id is about a line that was no command; only one is under way.
    if (event.id !== null && event.id !== this.#question.id) return;
    if (event.event === 'progress') {
      this.#question.progress(event.value, event.phase);
      return;
    }
    this.#question.resolve(event);
    this.#question = null;
  }
}

/** Leaves the cores to others first. Set before it has threads: they inherit it. A process that is gone already needs none. */
function giveWay(pid: number): void {
  try {
    if (pid > 0) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It renders all the same.
  }
}

async function pump(lines: AsyncIterable<string>, take: (line: string) => void): Promise<void> {
  for await (const line of lines) take(line);
}
