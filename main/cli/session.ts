import type { JobProgress } from '../../shared/contract/jobs.ts';

/** What a command has around it: where it may report, and when it should stop. */
export interface Session {
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /** The folder given by `--library`, undefined without the flag. */
  readonly library: string | undefined;
  readonly progress: (progress: JobProgress) => void;
  /** A line for people. */
  readonly say: (line: string) => void;
  /** Something a program waits for before the command ends, like an address. */
  readonly announce: (ready: object, text: string) => void;
}
