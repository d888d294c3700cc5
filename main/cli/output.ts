import { asFailure, type Failure } from '../../shared/contract/errors.ts';
import type { JobProgress } from '../../shared/contract/jobs.ts';
import { coalesce } from '../jobs/index.ts';
import type { Outcome } from './command.ts';
import { type ProgressView, progressView } from './progressView.ts';

/** Where a command's words go. Programs read stdout, people the terminal. */
export interface Output {
  progress(progress: JobProgress): void;
  say(line: string): void;
  announce(ready: object, text: string): void;
  finish(command: string, outcome: Outcome): void;
  fail(error: unknown): void;
}

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** `json`: one object per line on stdout (`progress` …, then `result` or `error`; `ready` where a
 * command goes on until it is stopped), people's text on stderr. */
export function createOutput(json: boolean, { out, err }: Streams): Output {
  const view = progressView(err);
  return json ? jsonOutput(out, err, view) : textOutput(out, err, view);
}

function jsonOutput(out: NodeJS.WritableStream, err: NodeJS.WritableStream, view: ProgressView): Output {
  const line = (value: object) => out.write(`${JSON.stringify(value)}\n`);
  const reports = coalesce<JobProgress>(100, (progress) => line({ type: 'progress', ...progress }));
  return {
    progress(progress) {
      reports.push(progress);
      view.show(progress);
    },
    say: (text) => view.interrupt(() => err.write(`${text}\n`)),
    announce(ready, text) {
      line({ type: 'ready', ...ready });
      err.write(`${text}\n`);
    },
    finish(command, { result, text }) {
      reports.flush();
      view.end();
      line({ type: 'result', command, ...result });
      err.write(`${text}\n`);
    },
    fail(error) {
      reports.flush();
      view.end();
      const failure = asFailure(error);
      line({ type: 'error', ...failure });
      err.write(describe(failure));
    },
  };
}

function textOutput(out: NodeJS.WritableStream, err: NodeJS.WritableStream, view: ProgressView): Output {
  return {
    progress: (progress) => view.show(progress),
    say: (text) => view.interrupt(() => err.write(`${text}\n`)),
    announce: (_ready, text) => out.write(`${text}\n`),
    finish(_command, { text }) {
      view.end();
      out.write(`${text}\n`);
    },
    fail(error) {
      view.end();
      err.write(describe(asFailure(error)));
    },
  };
}

/** What is wrong, where, and what to do. Details are few: the first ten. */
function describe({ message, details, next }: Failure): string {
  const shown = details.slice(0, 10).map(({ path, rule }) => `  ${path}: ${rule.split('\n')[0]}`);
  const more = details.length > shown.length ? [`  … and ${details.length - shown.length} more`] : [];
  return [message, ...shown, ...more, ...(next === null ? [] : [`→ ${next}`])].map((line) => `${line}\n`).join('');
}
