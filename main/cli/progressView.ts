import type { JobProgress } from '../../shared/contract/jobs.ts';
import { duration } from './text.ts';

export interface ProgressView {
  show(progress: JobProgress): void;
  /** Writes something else without breaking the line that is rewritten. */
  interrupt(write: () => void): void;
  end(): void;
}

interface Terminal extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A line that rewrites itself on a terminal; in a file or pipe a line now and then. */
export function progressView(stream: Terminal): ProgressView {
  return stream.isTTY === true ? rewritingLine(stream) : sparseLines(stream);
}

const CLEAR_LINE = '\r\u001b[K';
const LONGEST_BAR = 24;
/** The words beside the bar are rarely longer, and matter more. */
const WORDS = 56;

function rewritingLine(stream: Terminal): ProgressView {
  let shown = '';
  const columns = () => stream.columns ?? 80;
  const draw = () => stream.write(`${CLEAR_LINE}${shown.slice(0, columns() - 1)}`);
  return {
    show(progress) {
      const bar = Math.max(4, Math.min(LONGEST_BAR, columns() - WORDS));
      const filled = Math.round(bar * progress.value);
      shown = `${'━'.repeat(filled)}${'╌'.repeat(bar - filled)} ${lineOf(progress)}`;
      draw();
    },
    interrupt(write) {
      if (shown !== '') stream.write(CLEAR_LINE);
      write();
      if (shown !== '') draw();
    },
    end() {
      if (shown !== '') stream.write(CLEAR_LINE);
      shown = '';
    },
  };
}

/** So many milliseconds without a line look like a standstill. */
const LONGEST_SILENCE = 60_000;

/** New phases, every tenth of the way, the end, and a sign of life in between. */
function sparseLines(stream: Terminal): ProgressView {
  let lastUnit = '';
  let lastTenth = -1;
  let lastTime = 0;
  return {
    show(progress) {
      const tenth = Math.floor(10 * progress.value + 1e-9);
      const now = performance.now();
      if (progress.unit === lastUnit && tenth === lastTenth && now - lastTime < LONGEST_SILENCE) return;
      lastTime = now;
      lastUnit = progress.unit;
      lastTenth = tenth;
      stream.write(`${lineOf(progress)}\n`);
    },
    interrupt: (write) => write(),
    end() {},
  };
}

function lineOf({ value, title, rate, unit, secondsLeft }: JobProgress): string {
  const percent = `${Math.floor(100 * value)} %`;
  const speed = rate === null ? [] : [`${rate >= 10 ? rate.toFixed(0) : rate.toFixed(2)} ${unit}/s`];
  const left = secondsLeft === null || value >= 1 ? [] : [`${duration(secondsLeft)} left`];
  return [percent, title, ...speed, ...left].join(' · ');
}
