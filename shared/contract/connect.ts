import type { Channel } from './channel.ts';
import type { CallOptions, Client, Contract } from './define.ts';
import { asError, StudioError } from './errors.ts';
import { openFeed } from './feed.ts';
import { createLink, type Link } from './link.ts';

/**
 * A typed client over a channel. Answers are parsed, so that a host of another version fails loudly.
 * When the channel closes, pending and future calls reject with its cause.
 */
export function connect<C extends Contract>(contract: C, channel: Channel): Client<C>;
export function connect(contract: Contract, channel: Channel): unknown {
  const link = createLink(channel);
  const client: Record<string, Record<string, unknown>> = {};
  for (const [domain, procedures] of Object.entries(contract)) {
    const methods: Record<string, unknown> = {};
    for (const [name, { kind, output }] of Object.entries(procedures)) {
      const path = `${domain}.${name}`;
      const parse = (value: unknown) => parseAnswer(path, () => output.parse(value));
      methods[name] =
        kind === 'call'
          ? (input: unknown, options?: CallOptions) => callOnce(link, path, input, parse, options?.signal)
          : (input: unknown, options?: CallOptions) => openFeed(link, path, input, parse, options?.signal);
    }
    client[domain] = methods;
  }
  return client;
}

function callOnce(link: Link, path: string, input: unknown, parse: (value: unknown) => unknown, signal?: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new StudioError('cancelled', 'Cancelled.'));
      return;
    }
    const cancel = () => {
      forget();
      reject(new StudioError('cancelled', 'Cancelled.'));
    };
    const settle = (act: () => void) => {
      signal?.removeEventListener('abort', cancel);
      act();
    };
    const forget = link.request('call', path, input, {
      receive: (frame) =>
        settle(() => {
          if (frame.t === 'fail') reject(asError(frame.error));
          else if (frame.t === 'ok') resolve(new Promise((done) => done(parse(frame.value))));
          else reject(new StudioError('internal', `"${path}" answered a call as if it were a stream.`));
        }),
      fail: (cause) => settle(() => reject(cause)),
    });
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

function parseAnswer(path: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (cause) {
    throw new StudioError('internal', `The answer to "${path}" has an unexpected form.`, {
      next: 'Window and host may be of different versions: restart both.',
      cause,
    });
  }
}
