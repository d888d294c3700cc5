/**
 * Philox4x32-7, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC 2011). It is a function from a counter and a key to four words: no state, so any draw can be made alone,
 * in any order, on any machine. Seven rounds are the fewest that pass the BigCrush battery (their table 2).
 */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 7;

/**
 * High 32 bits of the product of two unsigned 32-bit numbers, the first given as its halves. Every partial sum stays
 * below 2^32, so 32-bit arithmetic that wraps is exact; doubles would be three times as slow.
 */
function multiplyHigh(aHigh: number, aLow: number, b: number): number {
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const other = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** Four unsigned 32-bit words, written into `out`. */
export function philox(out: Uint32Array, c0: number, c1: number, c2: number, c3: number, key0: number, key1: number): void {
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0 >>> 16, MULTIPLIER_0 & 0xffff, x0);
    const high1 = multiplyHigh(MULTIPLIER_1 >>> 16, MULTIPLIER_1 & 0xffff, x2);
    const low0 = Math.imul(MULTIPLIER_0, x0);
    const low1 = Math.imul(MULTIPLIER_1, x2);
    x0 = high1 ^ x1 ^ k0;
    x1 = low1;
    x2 = high0 ^ x3 ^ k1;
    x3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}
