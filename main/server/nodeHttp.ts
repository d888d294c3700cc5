import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A request of `node:http` in the form that the host's handlers read. Bodies are not read: the contract has its own channel. */
export function requestOf(message: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(new URL(message.url ?? '/', `http://${message.headers.host}`), { method: message.method ?? 'GET', headers });
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
