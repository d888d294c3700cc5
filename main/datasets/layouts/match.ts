import type { TreeFile } from './tree.ts';

/** A file and what it is matched by. */
export interface Keyed {
  readonly key: string;
  readonly file: TreeFile;
}

export interface Match {
  readonly key: string;
  readonly image: TreeFile;
  readonly mask: TreeFile;
}

/**
 * Matches images and masks by equal keys, without regard to case and to the way accents are stored. Each image without
 * mask, mask without image and second file of a key is a problem.
 */
export function match(images: readonly Keyed[], masks: readonly Keyed[]): { matches: Match[]; problems: string[] } {
  const problems: string[] = [];
  const maskOf = byKey(masks, problems);
  const imageOf = byKey(images, problems);
  const matches: Match[] = [];
  for (const [key, { file: image, key: written }] of imageOf) {
    const mask = maskOf.get(key)?.file;
    if (mask) matches.push({ key: written, image, mask });
    else problems.push(`${placeOf(image)} has no mask.`);
  }
  for (const [key, { file }] of maskOf) if (!imageOf.has(key)) problems.push(`${placeOf(file)} is a mask without an image.`);
  return { matches, problems };
}

function byKey(files: readonly Keyed[], problems: string[]): Map<string, Keyed> {
  const map = new Map<string, Keyed>();
  for (const keyed of files) {
    const key = keyed.key.normalize('NFC').toLowerCase();
    const first = map.get(key);
    if (first) problems.push(`${placeOf(keyed.file)} has the same name as ${placeOf(first.file)}; only the first is used.`);
    else map.set(key, keyed);
  }
  return map;
}

/** Path below the opened folder, for messages. */
export function placeOf({ folders, stem, path }: TreeFile): string {
  return [...folders, path.slice(path.lastIndexOf(stem))].join('/');
}
