import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../shared/contract/channel.ts';
import { connect } from '../../shared/contract/connect.ts';
import type { Client } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { refuse, serve } from '../../shared/contract/serve.ts';
import { type ToyHost, toy, toyHost } from './toy.ts';

/** Two ends of a channel. `cut` is what happens when the host's side dies. */
export interface ChannelPair {
  readonly client: Channel;
  readonly host: Channel;
  cut(): void;
  close(): Promise<void>;
}

/** What the contract promises, over any channel. */
export function contractSuite(name: string, openPair: () => Promise<ChannelPair>): void {
  describe(`contract over ${name}`, () => {
    let pair: ChannelPair;
    let host: ToyHost;
    let client: Client<typeof toy>;
    let stop: () => void;

    beforeEach(async () => {
      pair = await openPair();
      host = toyHost();
      stop = serve(toy, host.handlers, pair.host);
      client = connect(toy, pair.client);
    });
    afterEach(async () => {
      stop();
      await pair.close();
    });

    it('answers calls, each to the one who asked, however many are under way', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, of) => client.numbers.half({ of })));
      expect(answers).toEqual(Array.from({ length: 50 }, (_, of) => of / 2));
    });

    it('answers a wrong input with the path and the rule, and never calls the handler', async () => {
      const wrong: { of: number } = JSON.parse('{"of":"four"}');
      const error = await client.numbers.half(wrong).catch((failure: unknown) => failure);
      expect(error).toMatchObject({ code: 'invalid', details: [{ path: 'of' }] });
    });

    it('carries a failure with its code, next step and details', async () => {
      await expect(client.numbers.refuse({})).rejects.toMatchObject({
        code: 'disk',
        message: 'The disk is full.',
        next: 'Free some space.',
        details: [{ path: 'a.png', rule: 'no space' }],
      });
      await expect(client.numbers.refuse({})).rejects.toBeInstanceOf(StudioError);
    });

    it('calls a mistake of ours internal', async () => {
      await expect(client.numbers.crash({})).rejects.toMatchObject({ code: 'internal', message: 'a mistake of ours' });
    });

    it('refuses an answer that breaks the contract', async () => {
      await expect(client.numbers.promise({})).rejects.toMatchObject({ code: 'invalid', details: [{ path: 'small' }] });
    });

    it.each([
      ['undefined', { a: undefined }],
      ['a date', new Date(0)],
      ['a map', { list: [new Map()] }],
      ['bytes', new Uint8Array(2)],
      ['NaN', [Number.NaN]],
      ['infinity', Number.POSITIVE_INFINITY],
    ])('refuses %s in an answer, which JSON and structured clone treat differently', async (_what, value) => {
      host.odd = value;
      await expect(client.numbers.odd({})).rejects.toMatchObject({
        code: 'internal',
        message: expect.stringContaining('not a JSON value'),
      });
    });

    it('passes every JSON value through unchanged', async () => {
      host.odd = { text: 'ä\u0000\n', list: [1, -0.5, 1e300, null, true], deep: { empty: {}, none: [] } };
      expect(await client.numbers.odd({})).toEqual(host.odd);
    });

    it('tells the handler that its asker has gone, and rejects at once', async () => {
      const asking = new AbortController();
      const waiting = client.numbers.wait({}, { signal: asking.signal });
      await vi.waitFor(() => expect(host.waits).toHaveLength(1));
      asking.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
      await vi.waitFor(() => expect(host.waits[0]?.aborted).toBe(true));
    });

    it('does not even ask when it is cancelled beforehand', async () => {
      await expect(client.numbers.wait({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
      await client.numbers.half({ of: 1 });
      expect(host.waits).toHaveLength(0);
    });

    it('streams a feed in order and to its end', async () => {
      const seen: number[] = [];
      for await (const n of client.numbers.count({ to: 200 })) seen.push(n);
      expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    });

    it('gives what came before a feed failed, then the failure', async () => {
      const seen: number[] = [];
      const read = async () => {
        for await (const n of client.numbers.count({ to: 3, thenFail: true })) seen.push(n);
      };
      await expect(read()).rejects.toMatchObject({ code: 'data', message: 'Lost count.' });
      expect(seen).toEqual([1, 2, 3]);
    });

    it('ends a feed on the host when its reader leaves the loop', async () => {
      for await (const n of client.numbers.forever({})) if (n === 3) break;
      await vi.waitFor(() => expect(host.foreverEnded).toBe(true));
    });

    it('ends a feed without an error when its signal aborts', async () => {
      const reading = new AbortController();
      for await (const n of client.numbers.forever({}, { signal: reading.signal })) if (n === 3) reading.abort();
      await vi.waitFor(() => expect(host.foreverEnded).toBe(true));
    });

    it('rejects what is pending and what comes later with the cause when the backend dies', async () => {
      const waiting = client.numbers.wait({});
      const reading = (async () => {
        for await (const _ of client.numbers.forever({}));
      })();
      const ends = Promise.allSettled([waiting, reading]);
      await vi.waitFor(() => expect(host.waits).toHaveLength(1));
      pair.cut();
      for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
      await expect(client.numbers.half({ of: 1 })).rejects.toMatchObject({ code: 'unavailable' });
    });

    it('cancels on the host what a vanished window had asked for', async () => {
      client.numbers.wait({}).catch(() => {});
      await vi.waitFor(() => expect(host.waits).toHaveLength(1));
      pair.cut();
      await vi.waitFor(() => expect(host.waits[0]?.aborted).toBe(true));
    });

    it.each(['numbers.nothing', 'nothing.half', 'constructor.name', '__proto__.toString', 'numbers.half.call', ''])(
      'answers a call of "%s" with not-found and not with something inherited',
      async (path) => {
        const answers: unknown[] = [];
        pair.client.onFrame((frame) => answers.push(frame));
        pair.client.send({ t: 'call', id: 999_999, path, input: {} });
        await vi.waitFor(() => expect(answers).toContainEqual(expect.objectContaining({ t: 'fail', id: 999_999 })));
        expect(answers).toContainEqual(expect.objectContaining({ error: expect.objectContaining({ code: 'not-found' }) }));
      },
    );

    it('lives on after frames that are none', async () => {
      for (const raw of ['{"t":"call"}', '{"t":"steal","id":1}', '[]', '7', 'null']) pair.client.send(JSON.parse(raw));
      expect(await client.numbers.half({ of: 8 })).toBe(4);
    });

    it('gives every question the reason why the host could not start', async () => {
      stop();
      stop = refuse(pair.host, new StudioError('conflict', 'The library is open in another studio.', { next: 'Close it.' }));
      await expect(client.numbers.half({ of: 1 })).rejects.toMatchObject({ code: 'conflict', next: 'Close it.' });
      await expect(client.numbers.count({ to: 1 })[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'conflict' });
    });
  });
}
