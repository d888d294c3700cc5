import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MOST_UPLOAD_BYTES } from '../../shared/contract/tryout.ts';
import { type Headers, refuse } from './respond.ts';

/** Where a file that a window sent is kept; named by the SHA-256 of its bytes. */
export function uploadPath(cache: string, id: string): string {
  return join(uploadFolder(cache), id);
}

export function uploadFolder(cache: string): string {
  return join(cache, 'uploads');
}

class TooLarge extends Error {}

/** Keeps the body of a POST and answers with its id. What it is, is found out when it is opened. */
export async function receiveUpload(request: Request, cache: string, headers: Headers): Promise<Response> {
  if (request.body === null) return refuse(400, 'The file is empty.', headers);
  const folder = uploadFolder(cache);
  const partial = join(folder, `.partial-${randomUUID()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  await mkdir(folder, { recursive: true });
  try {
    const checked = async function* (parts: AsyncIterable<Uint8Array>) {
      for await (const part of parts) {
        bytes += part.length;
        if (bytes > MOST_UPLOAD_BYTES) throw new TooLarge();
        hash.update(part);
        yield part;
      }
    };
    await pipeline(Readable.fromWeb(request.body), checked, createWriteStream(partial));
    if (bytes === 0) return refuse(400, 'The file is empty.', headers);
    const id = hash.digest('hex');
    await rename(partial, uploadPath(cache, id));
    return Response.json({ id }, { headers: { ...headers, 'cache-control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return refuse(413, `The file has more than ${MOST_UPLOAD_BYTES / 2 ** 20} MB.`, headers);
  } finally {
    await rm(partial, { force: true });
  }
}
