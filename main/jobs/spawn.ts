import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import { withLargePages } from './largePages.ts';

/** A process of ours that does one long piece of work. Messages are JSON. */
export interface ChildProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `how` tells for people: "exit code 3", "signal SIGKILL". Called once. */
  onExit(listener: (how: string) => void): void;
  kill(): void;
}

/** How a shell starts such a process: a fork of Node, or a utility process of Electron. */
export type SpawnWorker = (entry: string, options?: SpawnOptions) => ChildProcess;

export interface SpawnOptions {
  /** What it writes to its error channel, where drivers complain, is not shown. */
  readonly quiet?: boolean;
}

/** By a fork of this Node. Does not work in a packaged Electron, where the program is no Node. */
export const forkWorker: SpawnWorker = (entry, { quiet = false } = {}) => {
  const child = fork(entry, [], {
    stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit', 'ipc'],
    execArgv: [],
    env: withLargePages(process.env),
  });
  // A process that cannot be started emits `error` and no `exit`; both may come, the listeners count the first.
  return {
    send: (message) => void (child.connected && child.send(Object(message))),
    onMessage: (listener) => child.on('message', listener),
    onExit(listener) {
      child.once('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(signal === null ? `exit code ${code}` : `signal ${signal}`));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** The entry of the process that runs networks. @throws StudioError (`internal`) when this copy lacks it. */
export function modelProcessEntry(): string {
  return entryOf('modelProcess', 'training process');
}

/** The entry of the threads that read data for it. @throws StudioError (`internal`) when this copy lacks it. */
export function dataThreadEntry(): string {
  return entryOf('dataThread', 'threads for reading data');
}

/** The entry of the thread that compares pictures. @throws StudioError (`internal`) when this copy lacks it. */
export function alikeThreadEntry(): string {
  return entryOf('alikeThread', 'thread for comparing pictures');
}

/** Beside this file in the sources, beside the shells' entries in a build. */
function entryOf(name: string, what: string): string {
  const places = [`${name}.ts`, `${name}.js`, join('..', `${name}.js`)];
  const entry = places.map((place) => join(import.meta.dirname, place)).find((path) => existsSync(path));
  if (entry === undefined) throw new StudioError('internal', `This copy of the studio lacks its ${what}.`, { next: 'Install it again.' });
  return entry;
}
