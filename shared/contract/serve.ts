import { type Channel, ClientFrame } from './channel.ts';
import type { Contract, Handlers } from './define.ts';
import { asFailure, type Failure, StudioError } from './errors.ts';
import { assertJson } from './json.ts';

/**
 * Answers a client's calls and feeds by the handlers until the channel closes. Input is parsed before a handler sees it,
 * output before it leaves. Returns an undo that also cancels what is under way.
 */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>, channel: Channel): () => void {
  const live = new Map<number, AbortController>();

  async function answer(frame: Exclude<ClientFrame, { t: 'cancel' }>): Promise<void> {
    const controller = new AbortController();
    const { id, path } = frame;
    live.set(id, controller);
    try {
      const { procedure, handler } = find(contract, handlers, path);
      if (procedure.kind !== (frame.t === 'call' ? 'call' : 'feed')) {
        throw new StudioError('invalid', `"${path}" is a ${procedure.kind}.`);
      }
      const input = procedure.input.parse(frame.input);
      const answers: unknown = Reflect.apply(handler, undefined, [input, controller.signal]);
      const checked = (value: unknown): unknown => {
        assertJson(value);
        return procedure.output.parse(value);
      };
      if (procedure.kind === 'call') {
        channel.send({ t: 'ok', id, value: checked(await answers) });
        return;
      }
      if (!isAsyncIterable(answers)) throw new StudioError('internal', `"${path}" did not return a stream.`);
      for await (const item of answers) {
        if (controller.signal.aborted) break;
        channel.send({ t: 'item', id, value: checked(item) });
      }
      channel.send({ t: 'end', id });
    } catch (error) {
      channel.send({ t: 'fail', id, error: failureOf(error, controller.signal) });
    } finally {
      live.delete(id);
    }
  }

  const stopFrames = channel.onFrame((raw) => {
    const frame = ClientFrame.safeParse(raw).data;
    // A frame without a readable id cannot be answered; a client of ours never sends one.
    if (frame === undefined) return;
    if (frame.t === 'cancel') live.get(frame.id)?.abort();
    else void answer(frame);
  });
  const stop = () => {
    stopFrames();
    stopClose();
    for (const controller of live.values()) controller.abort();
  };
  const stopClose = channel.onClose(stop);
  return stop;
}

/** Answers every call and feed with one failure: for a host that could not start, so that the window can say why. */
export function refuse(channel: Channel, error: unknown): () => void {
  return channel.onFrame((raw) => {
    const frame = ClientFrame.safeParse(raw).data;
    if (frame !== undefined && frame.t !== 'cancel') channel.send({ t: 'fail', id: frame.id, error: asFailure(error) });
  });
}

function find(contract: Contract, handlers: object, path: string) {
  const [domain = '', name = '', ...rest] = path.split('.');
  const procedure = own(own(contract, domain), name);
  const handler = own(own(handlers, domain), name);
  if (procedure === undefined || typeof handler !== 'function' || rest.length > 0) {
    throw new StudioError('not-found', `There is no call "${path}".`, {
      next: 'Window and host may be of different versions: restart both.',
    });
  }
  return { procedure, handler };
}

/** Own properties only, so that a path cannot reach `constructor` and the like. */
function own<T extends object, K extends string>(object: T | undefined, key: K): T[K & keyof T] | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
}

function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted && !(error instanceof StudioError)) return asFailure(new StudioError('cancelled', 'Cancelled.'));
  return asFailure(error);
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
