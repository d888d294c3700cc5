import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { DatasetDescription } from '../../../shared/domain/dataset/format.ts';
import type { Fault } from '../../../shared/domain/dataset/integrity.ts';
import { readPixels } from '../decode/pixels.ts';
import { readMap } from '../decode/readMasks.ts';
import type { FrameSummary } from '../format/manifest.ts';
import { hashOfPicture } from './hashOfPicture.ts';

type FileKind = keyof FrameSummary['files'];

const EPSILON = 1e-6;

export interface CheckedFrame {
  readonly faults: readonly Fault[];
  /** How the picture looks; null where it cannot be read. */
  readonly hash: string | null;
}

/** Decodes every file of a rendered frame and holds it against the frame's line. */
export async function checkFrame(dir: string, description: DatasetDescription, record: FrameSummary): Promise<CheckedFrame> {
  const faults: Fault[] = [];
  let hash: string | null = null;
  const kinds: FileKind[] = ['image', 'skin', 'person', 'parts', 'instances', 'skinCoverage', 'personCoverage', 'depth', 'normals'];
  for (const kind of kinds) {
    const file = record.files[kind];
    if (file === null) continue;
    const tell = (fault: Fault['kind'], detail: string) => faults.push({ kind: fault, frame: record.frame, file, detail });
    const there = await access(join(dir, file)).then(
      () => true,
      () => false,
    );
    if (!there) {
      tell('missing', 'it is not there');
      continue;
    }
    try {
      const read = await READERS[kind](join(dir, file));
      if (read.width !== description.width || read.height !== description.height) {
        tell('size', `${read.width}×${read.height} pixels, the dataset has ${description.width}×${description.height}`);
        continue;
      }
      const isBinary = kind === 'skin' || kind === 'person' ? checkMask(read.bytes, record, kind, tell) : true;
      if (isBinary && sha256(read.bytes) !== record.sha256[kind]) tell('changed', 'its pixels do not have the hash of its line');
      if (kind === 'image') hash = await hashOfPicture(read.bytes, read.width, read.height);
    } catch (error) {
      tell('unreadable', error instanceof Error ? error.message : String(error));
    }
  }
  return { faults, hash };
}

interface ReadFile {
  readonly width: number;
  readonly height: number;
  /** As they are hashed: RGB, grey, or 16-bit words with the higher byte first. */
  readonly bytes: Uint8Array;
}

const READERS: Readonly<Record<FileKind, (path: string) => Promise<ReadFile>>> = {
  image: colours,
  skin: grey,
  person: grey,
  parts: grey,
  instances: grey,
  skinCoverage: grey,
  personCoverage: grey,
  depth: (path) => words(path, 'grey16'),
  normals: (path) => words(path, 'rgb16'),
};

async function colours(path: string): Promise<ReadFile> {
  const { width, height, rgb } = await readPixels(path, false);
  return { width, height, bytes: rgb };
}

async function grey(path: string): Promise<ReadFile> {
  const { width = 0, height = 0 } = await sharp(path).metadata();
  return { width, height, bytes: await readMap(path) };
}

async function words(path: string, space: 'grey16' | 'rgb16'): Promise<ReadFile> {
  const { data, info } = await sharp(path, { failOn: 'error' })
    .toColourspace(space)
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  // Decoded words have the machine's order of bytes, the lower first.
  return { width: info.width, height: info.height, bytes: data.swap16() };
}

/** False when the mask has other values than 0 and 255: its hash then says nothing more. */
function checkMask(
  mask: Uint8Array,
  record: FrameSummary,
  kind: 'skin' | 'person',
  tell: (kind: Fault['kind'], detail: string) => void,
): boolean {
  const between = mask.reduce((sum, value) => sum + (value > 0 && value < 255 ? 1 : 0), 0);
  if (between > 0) {
    tell('notBinary', `${between} pixels are neither 0 nor 255`);
    return false;
  }
  const share = mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / mask.length;
  const written = kind === 'skin' ? record.skinShare : record.personShare;
  if (Math.abs(share - written) > EPSILON) tell('wrongShare', `${share.toFixed(6)} of the pixels, its line says ${written.toFixed(6)}`);
  return true;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
