import { asError, StudioError } from './errors.ts';
import type { Link } from './link.ts';

/**
 * An open feed as an async iterable: opens when iteration starts, tells the server to stop when the loop is left.
 * Aborting the signal ends the loop without an error: it is how the reader says it has seen enough.
 */
export function openFeed(
  link: Link,
  path: string,
  input: unknown,
  parse: (value: unknown) => unknown,
  signal?: AbortSignal,
): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const items: unknown[] = [];
      let ended: { error: unknown } | 'end' | null = null;
      let wake: () => void = () => {};
      let close: (() => void) | null = null;

      const finish = (how: { error: unknown } | 'end') => {
        ended ??= how;
        signal?.removeEventListener('abort', stop);
        wake();
      };
      const stop = () => {
        items.length = 0;
        close?.();
        finish('end');
      };
      const open = () => {
        if (signal?.aborted === true) return finish('end');
        signal?.addEventListener('abort', stop, { once: true });
        close = link.request('open', path, input, {
          receive(frame) {
            if (frame.t === 'item') {
              items.push(frame.value);
              wake();
            } else if (frame.t === 'fail') finish({ error: asError(frame.error) });
            else if (frame.t === 'end') finish('end');
            else finish({ error: new StudioError('internal', `"${path}" answered a stream as if it were a call.`) });
          },
          fail: (cause) => finish({ error: cause }),
        });
      };

      return {
        async next() {
          if (close === null && ended === null) open();
          while (items.length === 0 && ended === null) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
          if (items.length > 0) {
            try {
              return { done: false, value: parse(items.shift()) };
            } catch (error) {
              stop();
              throw error;
            }
          }
          if (ended !== null && ended !== 'end') {
            const { error } = ended;
            ended = 'end';
            throw error;
          }
          return { done: true, value: undefined };
        },
        async return() {
          stop();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
