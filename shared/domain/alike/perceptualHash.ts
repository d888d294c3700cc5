/** Side of the grey picture that a hash is made of. */
export const HASHED_SIDE = 32;
/** Frequencies in each direction. */
const BANDS = 8;

/** cos((2x + 1) u π / 64) for the lowest frequencies. */
const COSINES = Array.from({ length: BANDS }, (_, u) =>
  Float64Array.from({ length: HASHED_SIDE }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * HASHED_SIDE))),
);

/** 64 bits as two words. */
export interface PerceptualHash {
  readonly high: number;
  readonly low: number;
}

/**
 * The signs of the lowest frequencies of a picture against their median (pHash): pictures that look the same differ in few bits,
 * whatever their size and compression.
 * @param grey 32 × 32 bytes, row by row
 */
export function perceptualHash(grey: Uint8Array): PerceptualHash {
  const rows = COSINES.map((cosines) =>
    Float64Array.from({ length: HASHED_SIDE }, (_, y) => cosines.reduce((sum, c, x) => sum + c * (grey[y * HASHED_SIDE + x] ?? 0), 0)),
  );
  const bands = COSINES.flatMap((cosines) => rows.map((row) => cosines.reduce((sum, c, y) => sum + c * (row[y] ?? 0), 0)));
  // The first is the mean brightness, which says nothing of what is shown.
  const sorted = bands.slice(1).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  let [high, low] = [0, 0];
  bands.forEach((value, index) => {
    const bit = value > median ? 1 : 0;
    if (index < 32) high = (high << 1) | bit;
    else low = (low << 1) | bit;
  });
  return { high: high >>> 0, low: low >>> 0 };
}

/** Number of bits that differ. */
export function hashDistance(a: PerceptualHash, b: PerceptualHash): number {
  return bitsOf(a.high ^ b.high) + bitsOf(a.low ^ b.low);
}

/** Number of set bits of a word of 32. */
export function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function hashText({ high, low }: PerceptualHash): string {
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}

export function hashOfText(text: string): PerceptualHash {
  return { high: Number.parseInt(text.slice(0, 8), 16), low: Number.parseInt(text.slice(8), 16) };
}
