import { z } from 'zod';
import { call, feed, type Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';

/** A small contract that has every kind of call, so that a channel can be tried without a studio. */
export const toy = {
  numbers: {
    half: call(z.strictObject({ of: z.number() }), z.number()),
    /** Never answers by itself. */
    wait: call(z.strictObject({}), z.null()),
    refuse: call(z.strictObject({}), z.null()),
    crash: call(z.strictObject({}), z.null()),
    /** Its handler returns what the host was told to return. */
    odd: call(z.strictObject({}), z.unknown()),
    promise: call(z.strictObject({}), z.strictObject({ small: z.number().max(3) })),
    count: feed(z.strictObject({ to: z.int().min(0), thenFail: z.boolean().optional() }), z.int()),
    /** Counts until the reader has seen enough. */
    forever: feed(z.strictObject({}), z.int()),
  },
};

export interface ToyHost {
  readonly handlers: Handlers<typeof toy>;
  odd: unknown;
  /** Signals of `wait` calls, and whether `forever` was ended. */
  readonly waits: AbortSignal[];
  foreverEnded: boolean;
}

export function toyHost(): ToyHost {
  const host: ToyHost = {
    odd: null,
    waits: [],
    foreverEnded: false,
    handlers: {
      numbers: {
        half: ({ of }) => of / 2,
        wait(_input, signal) {
          host.waits.push(signal);
          return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
        },
        refuse() {
          throw new StudioError('disk', 'The disk is full.', { next: 'Free some space.', details: [{ path: 'a.png', rule: 'no space' }] });
        },
        crash() {
          throw new TypeError('a mistake of ours');
        },
        odd: () => host.odd,
        promise: () => ({ small: 4 }),
        async *count({ to, thenFail }) {
          for (let n = 1; n <= to; n++) yield n;
          if (thenFail) throw new StudioError('data', 'Lost count.');
        },
        async *forever(_input, signal) {
          try {
            for (let n = 1; !signal.aborted; n++) {
              yield n;
              await new Promise((resolve) => setTimeout(resolve, 1));
            }
          } finally {
            host.foreverEnded = true;
          }
        },
      },
    },
  };
  return host;
}
