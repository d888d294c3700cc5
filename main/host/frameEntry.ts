import type { FrameEntry } from '../../shared/contract/frameQueries.ts';
import type { BrowsedFrame } from '../catalogue/index.ts';
import { pictureUrl, thumbnailUrl } from '../media/index.ts';

/** A catalogued frame as the window sees it: URLs in place of paths. */
export function frameEntry(
  dataset: string,
  { index, frame, name, width, height, skinShare, personShare, sha256, person, parts, tags, missing, sortedBy }: BrowsedFrame,
): FrameEntry {
  return {
    index,
    frame,
    name,
    width,
    height,
    skinShare,
    personShare,
    thumbnail: thumbnailUrl(sha256),
    image: pictureUrl(dataset, 'image', frame, sha256),
    skin: pictureUrl(dataset, 'skin', frame, sha256),
    person: person === null ? null : pictureUrl(dataset, 'person', frame, sha256),
    parts: parts === null ? null : pictureUrl(dataset, 'parts', frame, sha256),
    tags: [...tags],
    missing,
    sortedBy,
  };
}
