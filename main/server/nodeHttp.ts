import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A request of `node:http` in the form that the host's handlers read. */
export function requestOf(message: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const url = new URL(message.url ?? '/', `http://${message.headers.host}`);
  if (message.method !== 'POST') return new Request(url, { method: message.method ?? 'GET', headers });
  return new Request(url, { method: 'POST', headers, body: bodyOf(message), duplex: 'half' });
}

/** As it comes in: a reader that stops early stops the sender. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const parts = message[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void parts.return?.(),
  });
}

export async function sendResponse(response: Response, target: ServerResponse): Promise<void> {
  target.statusCode = response.status;
  target.setHeaders(response.headers);
  if (response.body === null) {
    target.end();
    return;
  }
  // A browser that goes away in the middle is no error of ours.
  await pipeline(Readable.fromWeb(response.body), target).catch(() => target.destroy());
}
