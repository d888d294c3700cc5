import { readFile, stat } from 'node:fs/promises';
import type { Encoded } from './encode.ts';
import { type Caching, cacheControl, typeOf } from './headers.ts';

export type Headers = Readonly<Record<string, string>>;

/** A file with its entity tag, or null when there is no such file. A tag that the asker knows gets 304. */
export async function respondWithFile(request: Request, path: string, caching: Caching, headers: Headers): Promise<Response | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const tag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
  const common = { ...headers, etag: tag, 'cache-control': cacheControl(caching) };
  if (knows(request, tag)) return new Response(null, { status: 304, headers: common });
  const all = { ...common, 'content-type': typeOf(path), 'content-length': String(found.size) };
  if (request.method === 'HEAD') return new Response(null, { headers: all });
  const bytes = await readFile(path).catch(() => null);
  return bytes === null ? null : new Response(bytes, { headers: { ...all, 'content-length': String(bytes.length) } });
}

export function respondWithBytes(request: Request, { bytes, type }: Encoded, caching: Caching, headers: Headers): Response {
  const all = { ...headers, 'cache-control': cacheControl(caching), 'content-type': type, 'content-length': String(bytes.length) };
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers: all });
}

export function refuse(status: number, message: string, headers: Headers): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Shown in the place of a picture that is not there: browsers draw the body of a 404. */
export function missingPicture(request: Request, message: string, headers: Headers): Response {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" role="img" aria-label="${message}">
<rect width="256" height="256" fill="#2a2a2e"/>
<text x="128" y="132" fill="#a0a0a8" font-family="sans-serif" font-size="16" text-anchor="middle">${message}</text>
</svg>`;
  const all = { ...headers, 'content-type': 'image/svg+xml', 'cache-control': 'no-store' };
  return new Response(request.method === 'HEAD' ? null : svg, { status: 404, headers: all });
}

function knows(request: Request, tag: string): boolean {
  const tags = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return tags.includes(tag);
}
