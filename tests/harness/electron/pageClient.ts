import type { Page } from 'playwright-core';

type Answer = { value: unknown } | { error: unknown };

/** Ids far from those of the page's own client, which shares the channel. */
let nextId = 1_000_000;

/** Calls the host from the page, through what the preload exposed. */
export function pageClient(page: Page): (path: string, input: unknown) => Promise<{ value?: unknown; error?: unknown }> {
  return (path, input) =>
    page.evaluate(
      ([id, path, input]) =>
        new Promise<Answer>((resolve) => {
          const { studio: bridge } = window;
          if (bridge === undefined) throw new Error('The preload exposed nothing.');
          const stop = bridge.onFrame((raw) => {
            const frame: { id?: number; t?: string; value?: unknown; error?: unknown } = Object(raw);
            if (frame.id !== id) return;
            stop();
            resolve(frame.t === 'ok' ? { value: frame.value } : { error: frame.error });
          });
          bridge.send({ t: 'call', id, path, input });
        }),
      [nextId++, path, input] as const,
    );
}
