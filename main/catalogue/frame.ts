import { isAbsolute, join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { DatasetDescription, FrameRecord } from '../../shared/domain/dataset/format.ts';
import { type Describing, type FrameProperties, renderedProperties } from '../../shared/domain/dataset/frameProperties.ts';

/** A frame as it is catalogued. Paths are below the dataset's folder, with forward slashes. */
export const StoredFrame = z.strictObject({
  frame: z.int().min(0),
  name: z.string().min(1),
  width: z.int().min(1),
  height: z.int().min(1),
  /** Shares of all pixels. */
  skinShare: z.number(),
  personShare: z.number().nullable(),
  /** Of the image's decoded RGB bytes; names its thumbnail. */
  sha256: z.string(),
  /** Subject or person. */
  group: z.string(),
  subset: z.string().nullable(),
  split: z.string().nullable(),
  image: z.string(),
  skin: z.string(),
  person: z.string().nullable(),
  parts: z.string().nullable(),
  /** How mask bytes are read: grey above the threshold is white, `skin` says which of the two is skin. */
  maskRule: z.strictObject({ skin: z.enum(['white', 'black']), threshold: z.int() }),
});
export type StoredFrame = z.infer<typeof StoredFrame>;

/** A frame to be catalogued. Without properties, those of its picture are all that is known. */
export interface NewFrame extends StoredFrame {
  readonly properties?: FrameProperties;
}

/** A frame as callers see it: paths are absolute, so it can be read as a pair of files straight away. */
export interface Frame extends StoredFrame {
  /** Position in the order that was asked for, from 0. */
  readonly index: number;
  /** Of its dataset: files of synthetic ones can be shown as they are. */
  readonly kind: 'synthetic' | 'real';
  /** Files were not found when they were last looked for. */
  readonly missing: boolean;
}

type Rendered = Pick<FrameRecord, 'frame' | 'subject'> &
  Describing & {
    readonly files: Pick<FrameRecord['files'], 'image' | 'skin' | 'person' | 'parts'>;
    readonly sha256: Pick<FrameRecord['sha256'], 'image'>;
  };

/** The frame that a line of a synthetic dataset's manifest stands for; its paths are relative already. */
export function renderedFrame({ width, height }: Pick<DatasetDescription, 'width' | 'height'>, record: Rendered): NewFrame {
  const { frame, subject, skinShare, personShare, sha256 } = record;
  const { image, skin, person, parts } = record.files;
  const name = String(frame).padStart(6, '0');
  const maskRule = { skin: 'white', threshold: 127 } as const;
  const rest = { group: String(subject), subset: null, split: null, image, skin, person, parts, maskRule };
  const properties = renderedProperties(record, { width, height });
  return { frame, name, width, height, skinShare, personShare, sha256: sha256.image, ...rest, properties };
}

/** With paths below `dir`; one that lies outside stays absolute. */
export function withStoredPaths(dir: string, frame: StoredFrame): StoredFrame {
  return mapPaths(frame, (path) => {
    const inside = isAbsolute(path) ? relative(dir, path) : path;
    return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
  });
}

export function withLivePaths(dir: string, frame: StoredFrame): StoredFrame {
  return mapPaths(frame, (path) => (isAbsolute(path) ? path : join(dir, path)));
}

function mapPaths(frame: StoredFrame, map: (path: string) => string): StoredFrame {
  const optional = (path: string | null) => (path === null ? null : map(path));
  return { ...frame, image: map(frame.image), skin: map(frame.skin), person: optional(frame.person), parts: optional(frame.parts) };
}
