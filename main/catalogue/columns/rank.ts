const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;
/** Which of a key's two words, and how far down its digit stands: from the least digit to the greatest. */
const DIGITS = [[0, 0], [0, DIGIT_BITS], [1, 0], [1, DIGIT_BITS]] as const; // biome-ignore format: one line

/**
 * Places of the values in ascending or descending order, by radix: equal values stay in their order, NaN comes last in either
 * direction. Takes a fraction of a comparing sort's time.
 */
export function ranked(values: Float64Array, descending: boolean): Int32Array {
  const order = new Int32Array(values.length);
  let known = 0;
  let unknown = values.length;
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) order[known++] = row;
  for (let row = values.length - 1; row >= 0; row--) if (Number.isNaN(values[row])) order[--unknown] = row;
  const keys = orderedKeys(values, descending);
  let from = order.slice(0, known);
  let to = new Int32Array(known);
  for (const [word, shift] of DIGITS) {
    const starts = new Uint32Array(BUCKETS + 1);
    for (let at = 0; at < known; at++) {
      const bucket = (((keys[2 * (from[at] ?? 0) + word] ?? 0) >>> shift) & (BUCKETS - 1)) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    for (let at = 0; at < known; at++) {
      const row = from[at] ?? 0;
      const bucket = ((keys[2 * row + word] ?? 0) >>> shift) & (BUCKETS - 1);
      const place = starts[bucket] ?? 0;
      to[place] = row;
      starts[bucket] = place + 1;
    }
    [from, to] = [to, from];
  }
  order.set(from);
  return order;
}

/** Doubles as pairs of words (lower first) whose unsigned order is the wanted order of the numbers. */
function orderedKeys(values: Float64Array, descending: boolean): Uint32Array {
  const copy = new Float64Array(values.length);
  // Adding 0 makes −0 the same as 0.
  for (let row = 0; row < values.length; row++) copy[row] = (values[row] ?? 0) + 0;
  const keys = new Uint32Array(copy.buffer);
  const turn = descending ? 0xffffffff : 0;
  for (let at = 0; at < keys.length; at += 2) {
    const higher = keys[at + 1] ?? 0;
    const negative = higher >>> 31 === 1;
    keys[at] = (keys[at] ?? 0) ^ (negative ? ~turn : turn);
    keys[at + 1] = higher ^ (negative ? ~turn : turn ^ 0x80000000);
  }
  return keys;
}
