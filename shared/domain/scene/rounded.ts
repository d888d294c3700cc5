/** Six decimals: a micrometre, and a spec that reads the same after any JSON writer. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}

export function roundedTriple(x: number, y: number, z: number): [number, number, number] {
  return [rounded(x), rounded(y), rounded(z)];
}
