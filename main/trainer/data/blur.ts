/** Tails beyond this many standard deviations (6e-5 of the weight) are cut, as SciPy's `gaussian_filter` does. */
const REACH = 4;

/** Weights of a Gaussian at −r … r, r = 4σ rounded, that sum to 1. */
export function gaussianWeights(sigma: number): Float64Array {
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
  for (let start = 0; start < planes.length; start += plane) {
    const values = planes.subarray(start, start + plane);
    for (let y = 0; y < side; y++) blurLine(values, y * side, 1, side, weights);
    for (let x = 0; x < side; x++) blurLine(values, x, side, side, weights);
  }
}

function blurLine(values: Float32Array, start: number, stride: number, length: number, weights: Float64Array): void {
  const radius = (weights.length - 1) / 2;
  const padded = new Float64Array(length + 2 * radius);
  for (let k = 0; k < padded.length; k++) padded[k] = values[start + stride * Math.min(length - 1, Math.max(0, k - radius))] ?? 0;
  for (let k = 0; k < length; k++) {
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++) sum += (weights[tap] ?? 0) * (padded[k + tap] ?? 0);
    values[start + stride * k] = sum;
  }
}
