import type { StderrTail } from './stderrTail.ts';

/** A worker process that ended, or had to be ended, without having been told to quit. */
export class WorkerDeath extends Error {
  /** Its last words on stderr, oldest first. */
  readonly lastLines: readonly string[];
  /** What a person may do about it. */
  readonly next: string;

  constructor(reason: string, next: string | null, tail: StderrTail) {
    super(reason);
    this.name = 'WorkerDeath';
    this.next = next ?? REPORT;
    this.lastLines = tail.last(8);
  }
}

const REPORT = 'Try again; if it happens again, report it with the log.';
const MEMORY = 'It may have run out of memory: render smaller frames or with fewer workers.';

/** How a process ended, in words, and what that suggests. */
export function describeExit(exitCode: number | undefined, signal: string | undefined): { reason: string; next: string | null } {
  if (signal === 'SIGKILL') return { reason: 'was killed by the system (SIGKILL)', next: MEMORY };
  if (signal) return { reason: `crashed (${signal})`, next: null };
  // 137 is what a shell or container reports for SIGKILL, 3 is --python-exit-code
  if (exitCode === 137) return { reason: 'was killed by the system (exit code 137)', next: MEMORY };
  if (exitCode === 3 || exitCode === 1) return { reason: `ended with a Python error (exit code ${exitCode})`, next: null };
  return { reason: `ended (exit code ${exitCode ?? 'unknown'})`, next: null };
}
