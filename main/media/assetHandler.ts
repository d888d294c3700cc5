import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Encoded } from './encode.ts';
import { securityHeaders } from './headers.ts';
import { previewPath } from './previews.ts';
import { respondWithRenderer } from './renderer.ts';
import { type Headers, missingPicture, refuse, respondWithBytes, respondWithFile } from './respond.ts';
import { makeThumbnail, type Picture, thumbnailPath } from './thumbnails.ts';
import { trialPath } from './trials.ts';
import { receiveUpload } from './uploads.ts';
import { BACKGROUND, DATASET_PICTURE, PACK_PICTURE, PICTURE_KINDS, type PictureKind, PREVIEW, THUMBNAIL, TRIAL, UPLOAD } from './urls.ts';

export interface AssetSources {
  /** Folder of the built renderer; left out where another server has it. */
  readonly renderer?: string;
  readonly cache: string;
  /** The picture of a frame: a file that a browser shows as it is, or bytes made for it; null when there is none. */
  readonly resolve: (kind: PictureKind, dataset: string, frame: number) => Promise<string | Encoded | null>;
  /** File of a photograph of the user's own; null when there is none of this id. */
  readonly background?: (id: string) => string | null;
  /** File of a picture of the built-in asset pack of this digest; null when that pack has none, or there is another pack. */
  readonly packPicture?: (packSha256: string, asset: string) => Promise<string | null>;
  /** The image with these pixels, for a thumbnail that is not in the cache any more; null when nobody knows it. */
  readonly original?: (sha256: string) => Promise<Picture | null>;
  /** Further origins that the page may open sockets to, such as `ws://127.0.0.1:*`. */
  readonly connect?: readonly string[];
}

/**
 * Answers every request for bytes, from Electron's protocol handler and from the studio server alike:
 * `/thumbnail/<sha256>.webp`, `/pack/<sha256>/<asset>.webp`, `/dataset/<id>/<image|skin|person|parts>/<frame>`, `/background/<id>`, `/preview/<name>`, `/trial/<name>`, and
 * the built renderer; `/upload` takes a file.
 * Who may ask is for the caller to decide. Never throws.
 */
export function assetHandler(sources: AssetSources): (request: Request) => Promise<Response> {
  const headers = securityHeaders(sources.connect ?? []);
  const renderer = sources.renderer === undefined ? null : resolve(sources.renderer);
  return async (request) => {
    const url = new URL(request.url);
    const path = decoded(url.pathname);
    if (path === null) return refuse(400, 'The address cannot be decoded.', headers);
    try {
      if (request.method === 'POST' && path === UPLOAD) return await receiveUpload(request, sources.cache, headers);
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return refuse(405, 'Only GET and HEAD.', { ...headers, allow: 'GET, HEAD' });
      return (
        (await route(request, path, url.searchParams.has('v'), sources, renderer, headers)) ??
        refuse(404, 'There is no such file.', headers)
      );
    } catch (error) {
      return refuse(500, error instanceof Error ? error.message : 'The file cannot be read.', headers);
    }
  };
}

async function route(
  request: Request,
  path: string,
  versioned: boolean,
  sources: AssetSources,
  renderer: string | null,
  headers: Headers,
): Promise<Response | null> {
  const [, sha256] = THUMBNAIL.exec(path) ?? [];
  if (sha256 !== undefined) return thumbnail(request, sha256, sources, headers);
  const [, dataset, name, frame] = DATASET_PICTURE.exec(path) ?? [];
  const kind = PICTURE_KINDS.find((known) => known === name);
  if (dataset !== undefined && kind) return picture(request, kind, await sources.resolve(kind, dataset, Number(frame)), versioned, headers);
  const [, background] = BACKGROUND.exec(path) ?? [];
  if (background !== undefined) {
    const file = sources.background?.(background) ?? null;
    return picture(request, 'image', file, true, headers);
  }
  const [, pack, asset] = PACK_PICTURE.exec(path) ?? [];
  if (pack !== undefined && asset !== undefined) return packPicture(request, pack, asset, sources, headers);
  const [, preview] = PREVIEW.exec(path) ?? [];
  if (preview !== undefined) {
    const found = await respondWithFile(request, previewPath(sources.cache, preview), 'check', headers);
    return found ?? missingPicture(request, 'No preview', headers);
  }
  const [, trial] = TRIAL.exec(path) ?? [];
  if (trial !== undefined) return respondWithFile(request, trialPath(sources.cache, trial), 'immutable', headers);
  return renderer === null ? null : respondWithRenderer(request, renderer, path, headers);
}

async function thumbnail(request: Request, sha256: string, { cache, original }: AssetSources, headers: Headers): Promise<Response> {
  const there = await respondWithFile(request, thumbnailPath(cache, sha256), 'immutable', headers);
  if (there) return there;
  const source = await original?.(sha256).catch(() => null);
  const made = source ? await makeThumbnail(cache, sha256, source).catch(() => null) : null;
  const answer = made === null ? null : await respondWithFile(request, made, 'immutable', headers);
  return answer ?? missingPicture(request, 'Picture missing', headers);
}

async function packPicture(request: Request, pack: string, asset: string, sources: AssetSources, headers: Headers): Promise<Response> {
  // Of one pack there is one picture of this id: its thumbnail bears both.
  const key = createHash('sha256').update(`${pack}/${asset}`).digest('hex');
  const there = await respondWithFile(request, thumbnailPath(sources.cache, key), 'immutable', headers);
  if (there) return there;
  const file = (await sources.packPicture?.(pack, asset)) ?? null;
  const made = file === null ? null : await makeThumbnail(sources.cache, key, file).catch(() => null);
  const answer = made === null ? null : await respondWithFile(request, made, 'immutable', headers);
  return answer ?? missingPicture(request, 'Picture missing', headers);
}

async function picture(
  request: Request,
  kind: PictureKind,
  found: string | Encoded | null,
  versioned: boolean,
  headers: Headers,
): Promise<Response> {
  const caching = versioned ? 'immutable' : 'check';
  if (found !== null && typeof found !== 'string') return respondWithBytes(request, found, caching, headers);
  const answer = found === null ? null : await respondWithFile(request, found, caching, headers);
  if (answer) return answer;
  // A drawing in the place of a mask would be laid over the image as if it were one.
  return kind === 'image' ? missingPicture(request, 'Picture missing', headers) : refuse(404, `There is no ${kind} mask.`, headers);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
