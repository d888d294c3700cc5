/** Windows bitmaps, which sharp does not read: 1, 4 and 8 bits with a palette, 24 and 32 bits, not compressed. */
import { StudioError } from '../../../shared/contract/errors.ts';

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly topDown: boolean;
  readonly palette: { readonly offset: number; readonly entryBytes: number };
  readonly pixels: number;
}

export function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

/** Bytes that hold every header that is read here. */
export const BMP_HEADER_BYTES = 54;
const CORE_HEADER = 12;
const UNCOMPRESSED = 0;
const BIT_FIELDS = 3;

/** @throws StudioError `data` on a kind of bitmap that is not read. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isBmp(bytes) || bytes.length < 26) throw new StudioError('data', 'It is no bitmap or was cut off.');
  const headerBytes = view.getUint32(14, true);
  const isCore = headerBytes === CORE_HEADER;
  if (!isCore && bytes.length < BMP_HEADER_BYTES) throw new StudioError('data', 'The bitmap was cut off.');
  const height = isCore ? view.getInt16(20, true) : view.getInt32(22, true);
  const header = {
    width: isCore ? view.getInt16(18, true) : view.getInt32(18, true),
    height: Math.abs(height),
    bitsPerPixel: view.getUint16(isCore ? 24 : 28, true),
    topDown: height < 0,
    palette: { offset: 14 + headerBytes, entryBytes: isCore ? 3 : 4 },
    pixels: view.getUint32(10, true),
  };
  const compression = isCore ? UNCOMPRESSED : view.getUint32(30, true);
  const { bitsPerPixel: bits, width } = header;
  if (compression !== UNCOMPRESSED && !(compression === BIT_FIELDS && bits === 32)) {
    throw new StudioError('data', 'The bitmap is compressed.', { next: 'Save it as PNG.' });
  }
  if (![1, 4, 8, 24, 32].includes(bits) || width <= 0 || header.height === 0) {
    throw new StudioError('data', `The bitmap has ${bits} bits per pixel and ${width}×${header.height} pixels.`, {
      next: 'Save it as PNG.',
    });
  }
  return header;
}

/** Pixels as displayed, palette applied: RGB bytes from the upper left. @throws StudioError `data` when the file is cut off. */
export function decodeBmp(bytes: Uint8Array): { width: number; height: number; rgb: Uint8Array } {
  const { width, height, bitsPerPixel, topDown, palette, pixels } = readBmpHeader(bytes);
  const rowBytes = 4 * Math.ceil((width * bitsPerPixel) / 32);
  if (pixels + rowBytes * height > bytes.length) throw new StudioError('data', 'The bitmap was cut off.');
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const row = pixels + rowBytes * (topDown ? y : height - 1 - y);
    for (let x = 0; x < width; x++) {
      const from =
        bitsPerPixel >= 24 ? row + (x * bitsPerPixel) / 8 : palette.offset + palette.entryBytes * indexAt(bytes, row, x, bitsPerPixel);
      const to = 3 * (y * width + x);
      // Stored as blue, green, red.
      rgb[to] = bytes[from + 2] ?? 0;
      rgb[to + 1] = bytes[from + 1] ?? 0;
      rgb[to + 2] = bytes[from] ?? 0;
    }
  }
  return { width, height, rgb };
}

/** The leftmost pixel of a byte is in its highest bits. */
function indexAt(bytes: Uint8Array, row: number, x: number, bits: number): number {
  const perByte = 8 / bits;
  const byte = bytes[row + Math.floor(x / perByte)] ?? 0;
  return (byte >> (8 - bits * ((x % perByte) + 1))) & ((1 << bits) - 1);
}
