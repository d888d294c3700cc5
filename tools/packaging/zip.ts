import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** With forward slashes. */
  readonly name: string;
  readonly data: Uint8Array;
}

/** DOS date and time of 1 January 1980: the same files give the same archive. */
const [DATE, TIME] = [0x21, 0];
const UTF8 = 0x0800;
const DEFLATE = 8;
const VERSION = 20;

/** A ZIP archive of a few files (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; no 64-bit sizes). */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const path = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(data, { level: 9 });
    const shared = words(UTF8, DEFLATE, TIME, DATE);
    const sizes = Buffer.concat([longs(crc32(data), packed.length, data.length), words(path.length, 0)]);
    bodies.push(longs(0x04034b50), words(VERSION), shared, sizes, path, packed);
    directory.push(longs(0x02014b50), words(VERSION, VERSION), shared, sizes, words(0, 0, 0), longs(0, offset), path);
    offset += 30 + path.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const count = entries.length;
  return Buffer.concat([...bodies, listing, longs(0x06054b50), words(0, 0, count, count), longs(listing.length, offset), words(0)]);
}

function words(...values: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer);
}

function longs(...values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}
