import { UPLOAD_ADDRESS } from '../../shared/contract/tryout.ts';

/** Addresses of pictures, relative to the asset root. The handler in this folder answers them. */
export const PICTURE_KINDS = ['image', 'skin', 'person', 'parts'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

export const THUMBNAIL = /^\/thumbnail\/([0-9a-f]{64})\.webp$/;
export const DATASET_PICTURE = /^\/dataset\/([A-Za-z0-9-]{1,64})\/(image|skin|person|parts)\/(\d{1,9})$/;
export const PREVIEW = /^\/preview\/([A-Za-z0-9][A-Za-z0-9_-]{0,120}\.(?:png|webp|jpg|bin))$/;

export const TRIAL = /^\/trial\/([0-9a-f]{32}(?:-[a-z0-9]{1,20})?\.(?:png|webp))$/;
export const UPLOAD = `/${UPLOAD_ADDRESS}`;

export const BACKGROUND = /^\/background\/([0-9a-f]{64})$/;

/** A picture of the built-in asset pack, small. The digest is the pack's: another pack has other addresses. */
export const PACK_PICTURE = /^\/pack\/([0-9a-f]{64})\/(photographs\/[a-z0-9_-]{1,60})\.webp$/;

/** @param asset its id, such as `photographs/apartment` */
export function packPictureUrl(packSha256: string, asset: string): string {
  return `pack/${packSha256}/${asset}.webp`;
}

/** A photograph of the user's own, by its id. */
export function backgroundUrl(id: string): string {
  return `background/${id}`;
}

export function thumbnailUrl(sha256: string): string {
  return `thumbnail/${sha256}.webp`;
}

/** `version` is any text that changes with the content (the image's SHA-256): with it, the answer may be kept for ever. */
export function pictureUrl(dataset: string, kind: PictureKind, frame: number, version: string): string {
  return `dataset/${dataset}/${kind}/${frame}?v=${version.slice(0, 16)}`;
}

/** @param name of a file in the previews folder */
export function previewUrl(name: string): string {
  return `preview/${name}`;
}

/** @param name of a file in the folder of trials */
export function trialUrl(name: string): string {
  return `trial/${name}`;
}
