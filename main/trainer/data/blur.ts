/** Tails beyond this many standard deviations (6e-5 of the weight) are cut, as SciPy's `gaussian_filter` does. */
const REACH = 4;

/** Weights of a Gaussian at −r … r, r = 4σ rounded, that sum to 1. */
function gaussianWeights(sigma: number): Float64Array {
  const radius = Math.max(1, Math.round(REACH * sigma));
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, k) => Math.exp(-0.5 * ((k - radius) / sigma) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Gaussian blur of each side × side plane, in place; beyond its edge a plane repeats it. `sigma` in pixels; 0 changes nothing. */
export function blurPlanes(planes: Float32Array, side: number, sigma: number): void {
  if (!(sigma > 0)) return;
  const weights = gaussianWeights(sigma);
  const plane = side * side;
  const across = new Float32Array(plane);
  for (let start = 0; start < planes.length; start += plane) {
    const values = planes.subarray(start, start + plane);
    blurRows(values, across, side, weights);
    blurColumns(across, values, side, weights);
  }
}

function blurRows(from: Float32Array, to: Float32Array, side: number, weights: Float64Array): void {
  const radius = (weights.length - 1) / 2;
  const padded = new Float64Array(side + 2 * radius);
  for (let row = 0; row < to.length; row += side) {
    padded.fill(from[row] ?? 0, 0, radius);
    padded.set(from.subarray(row, row + side), radius);
    padded.fill(from[row + side - 1] ?? 0, radius + side);
    for (let x = 0; x < side; x++) {
      let sum = (weights[radius] ?? 0) * (padded[x + radius] ?? 0);
      // Both sides weigh the same.
      for (let tap = 0; tap < radius; tap++) sum += (weights[tap] ?? 0) * ((padded[x + tap] ?? 0) + (padded[x + 2 * radius - tap] ?? 0));
      to[row + x] = sum;
    }
  }
}

/** Row by row, as memory lies. */
function blurColumns(from: Float32Array, to: Float32Array, side: number, weights: Float64Array): void {
  const radius = (weights.length - 1) / 2;
  const sums = new Float64Array(side);
  const rowAt = (y: number) => Math.min(side - 1, Math.max(0, y)) * side;
  for (let y = 0; y < side; y++) {
    const middle = weights[radius] ?? 0;
    for (let x = 0; x < side; x++) sums[x] = middle * (from[y * side + x] ?? 0);
    for (let tap = 0; tap < radius; tap++) {
      const weight = weights[tap] ?? 0;
      const above = rowAt(y - radius + tap);
      const below = rowAt(y + radius - tap);
      for (let x = 0; x < side; x++) sums[x] = (sums[x] ?? 0) + weight * ((from[above + x] ?? 0) + (from[below + x] ?? 0));
    }
    to.set(sums, y * side);
  }
}
