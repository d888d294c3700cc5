import { StudioError } from '../../shared/contract/errors.ts';

/** Ctrl-C and a polite kill end the work cleanly; a second one ends the process as it is. */
export function untilInterrupted(say: (line: string) => void): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    say('Stopping; what is finished is kept. Once more to stop at once.');
    controller.abort(new StudioError('cancelled', 'Cancelled.'));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    end() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}
