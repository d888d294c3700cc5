import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const EIGHT_BITS = 8;
const INDEXED = 3;

/**
 * A PNG whose pixels are the given indices, coloured by a palette (encoders of photographs choose palettes of their own).
 * @param indices one byte per pixel, row by row
 * @param palette red, green, blue of each index
 */
export function indexedPng(indices: Uint8Array, width: number, height: number, palette: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([EIGHT_BITS, INDEXED, 0, 0, 0], 8);
  // Each row begins with the number of its filter; 0 is none.
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

/** Colours of PASCAL VOC: the bits of an index, spread over red, green and blue from the highest bit down. */
export function vocPalette(): Uint8Array {
  const palette = new Uint8Array(256 * 3);
  for (let index = 0; index < 256; index++) {
    for (let bit = 0; bit < 8; bit++) {
      const at = 3 * index + (bit % 3);
      palette[at] = (palette[at] ?? 0) | (((index >> bit) & 1) << (7 - Math.floor(bit / 3)));
    }
  }
  return palette;
}
