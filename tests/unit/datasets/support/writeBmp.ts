import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a 1-bit bitmap from a mask (above 127 = white).
 * @param whiteFirst puts white into the palette's first place, so that bit 0 is displayed white
 */
export function writeBitmap1(path: string, mask: Uint8Array, width: number, height: number, whiteFirst = false): void {
  const rowBytes = 4 * Math.ceil(width / 32);
  const bytes = header(62, rowBytes * height, width, height, 1);
  bytes.set(whiteFirst ? [255, 255, 255, 0, 0, 0, 0, 0] : [0, 0, 0, 0, 255, 255, 255, 0], 54);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isWhite = (mask[y * width + x] ?? 0) > 127;
      const at = 62 + rowBytes * (height - 1 - y) + (x >> 3);
      if (isWhite !== whiteFirst) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  save(path, bytes);
}

/** Writes a 24-bit bitmap, upside down as usual or from the top. */
export function writeBitmap24(path: string, rgb: Uint8Array, width: number, height: number, topDown = false): void {
  const rowBytes = 4 * Math.ceil((3 * width) / 4);
  const bytes = header(54, rowBytes * height, width, topDown ? -height : height, 24);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      const to = 54 + rowBytes * (topDown ? y : height - 1 - y) + 3 * x;
      bytes.set([rgb[from + 2] ?? 0, rgb[from + 1] ?? 0, rgb[from] ?? 0], to);
    }
  }
  save(path, bytes);
}

function header(pixels: number, imageBytes: number, width: number, height: number, bits: number): Uint8Array {
  const bytes = new Uint8Array(pixels + imageBytes);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, pixels, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  view.setUint32(34, imageBytes, true);
  return bytes;
}

function save(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
