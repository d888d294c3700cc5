import { extname } from 'node:path';
import type { BackgroundCollection } from '../backgrounds/index.ts';
import type { Catalogue, Frame } from '../catalogue/index.ts';
import { type Pair, readPair } from '../datasets/index.ts';
import { type AssetSources, type Encoded, encodeImage, encodeMask, type PictureKind } from '../media/index.ts';
import type { PackPictures } from './packPictures.ts';
import type { HostPorts } from './ports.ts';

/** Files that every browser shows as they are. */
const SHOWN = new Set(['.png', '.jpg', '.jpeg', '.webp']);

/** Which file, or which bytes made from files, answers for a picture of a frame. */
export function assetSources(
  { cache, renderer, connect }: HostPorts,
  { datasets, frames }: Catalogue,
  backgrounds: BackgroundCollection,
  packPictures: PackPictures,
): AssetSources {
  return {
    cache,
    renderer,
    connect: connect ?? [],
    async resolve(kind, dataset, number) {
      const frame = frames.get(dataset, number);
      if (frame === null) return null;
      if (datasets.get(dataset)?.kind === 'synthetic') return frame[kind];
      return kind === 'parts' ? null : pictureOf(kind, frame);
    },
    background: (id) => backgrounds.pathOf(id),
    packPicture: (sha256, asset) => packPictures.file(sha256, asset),
    async original(sha256) {
      const frame = frames.byContent(sha256);
      // The id of a photograph for walls is a hash as well.
      if (frame === null) return (await backgrounds.get(sha256)) === null ? null : backgrounds.pathOf(sha256);
      const { width, height, rgb } = await readPair(pairOf(frame));
      return { width, height, rgb };
    },
  };
}

/** Real datasets have masks of either polarity in any format: they are shown as they are read. */
async function pictureOf(kind: Exclude<PictureKind, 'parts'>, frame: Frame): Promise<string | Encoded | null> {
  if (kind === 'image' && SHOWN.has(extname(frame.image).toLowerCase())) return frame.image;
  const { width, height, rgb, skin, person } = await readPair(pairOf(frame));
  if (kind === 'image') return encodeImage(rgb, width, height);
  const mask = kind === 'skin' ? skin : person;
  return mask === null ? null : encodeMask(mask, width, height);
}

/** A frame of the library as a pair of files to read. */
export function pairOf({ name, image, skin, person, group, subset, split, maskRule }: Frame): Pair {
  return { name, image, skin, person, group, subset, split, maskRule };
}
