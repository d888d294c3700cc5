import { type Channel, ServerFrame } from './channel.ts';
import type { StudioError } from './errors.ts';
import { assertJson } from './json.ts';

/** What a pending call or an open feed does with the frames that carry its id. */
export interface Receiver {
  readonly receive: (frame: ServerFrame) => void;
  readonly fail: (cause: StudioError) => void;
}

/** The client's end of a channel: numbers requests and hands every answer to the one who asked. */
export interface Link {
  /** Sends the request; the returned function forgets it, and tells the server to stop. */
  request(t: 'call' | 'open', path: string, input: unknown, receiver: Receiver): () => void;
}

export function createLink(channel: Channel): Link {
  const waiting = new Map<number, Receiver>();
  let next = 1;
  let dead: StudioError | null = null;

  channel.onFrame((raw) => {
    const frame = ServerFrame.safeParse(raw).data;
    if (frame === undefined) return;
    const receiver = waiting.get(frame.id);
    if (frame.t !== 'item') waiting.delete(frame.id);
    receiver?.receive(frame);
  });
  channel.onClose((cause) => {
    dead = cause;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const receiver of lost) receiver.fail(cause);
  });

  return {
    request(t, path, input, receiver) {
      if (dead !== null) {
        receiver.fail(dead);
        return () => {};
      }
      assertJson(input);
      const id = next++;
      waiting.set(id, receiver);
      channel.send({ t, id, path, input });
      return () => {
        if (waiting.delete(id) && dead === null) channel.send({ t: 'cancel', id });
      };
    },
  };
}
