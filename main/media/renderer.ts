import { join, sep } from 'node:path';
import { type Headers, respondWithFile } from './respond.ts';

/** Names of these files hold a hash of their content. */
const HASHED = /^\/assets\//;

/** A file of the built renderer; null for what it does not have or what is not its. `path` is decoded. */
export async function respondWithRenderer(request: Request, folder: string, path: string, headers: Headers): Promise<Response | null> {
  const inside = path === '/' ? '/index.html' : path;
  const file = join(folder, inside);
  // A URL has no `..` left in its path, but an escaped one comes to life when it is decoded.
  if (!file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) return null;
  return respondWithFile(request, file, HASHED.test(inside) ? 'immutable' : 'check', headers);
}
