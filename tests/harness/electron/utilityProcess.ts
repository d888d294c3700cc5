import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

/** Electron's utility process as a forked Node, with `process.parentPort` in the child. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(entry: string) {
    super();
    const parentPort = new URL('./parentPort.ts', import.meta.url).href;
    this.#child = fork(entry, [], { execArgv: ['--import', parentPort], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(Object(message));
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = { fork: (entry: string) => new UtilityProcess(entry) };
