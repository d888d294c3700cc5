/** Discrete Fourier transforms of square images whose side is a power of two (Cooley and Tukey 1965, radix 2, in place). */

export interface Spectrum {
  readonly size: number;
  /** [size, size] row by row; the frequency 0 is the first entry. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** @throws RangeError unless `size` is a power of two. */
function requirePowerOfTwo(size: number): void {
  if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError(`A Fourier transform here needs a power of two, got ${size}.`);
}

/** The spectrum of an image plane [size, size]. */
export function spectrumOf(plane: Float32Array, size: number): Spectrum {
  requirePowerOfTwo(size);
  const spectrum = { size, real: Float64Array.from(plane), imaginary: new Float64Array(size * size) };
  transform(spectrum, -1);
  return spectrum;
}

/** The real part of the image that a spectrum stands for. The spectrum is used up. */
export function imageOf(spectrum: Spectrum): Float32Array {
  transform(spectrum, 1);
  const { size, real } = spectrum;
  return Float32Array.from(real, (value) => value / (size * size));
}

function transform({ size, real, imaginary }: Spectrum, sign: 1 | -1): void {
  for (let k = 0; k < size; k++) transformLine(real, imaginary, size, k * size, 1, sign);
  for (let k = 0; k < size; k++) transformLine(real, imaginary, size, k, size, sign);
}

function transformLine(real: Float64Array, imaginary: Float64Array, size: number, start: number, stride: number, sign: 1 | -1): void {
  const swap = (values: Float64Array, a: number, b: number) => {
    const kept = values[a] ?? 0;
    values[a] = values[b] ?? 0;
    values[b] = kept;
  };
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    swap(real, start + i * stride, start + j * stride);
    swap(imaginary, start + i * stride, start + j * stride);
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2;
    for (let k = 0; k < half; k++) {
      const angle = (sign * 2 * Math.PI * k) / length;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      for (let block = k; block < size; block += length) {
        const upper = start + block * stride;
        const lower = upper + half * stride;
        const re = (real[lower] ?? 0) * cosine - (imaginary[lower] ?? 0) * sine;
        const im = (real[lower] ?? 0) * sine + (imaginary[lower] ?? 0) * cosine;
        real[lower] = (real[upper] ?? 0) - re;
        imaginary[lower] = (imaginary[upper] ?? 0) - im;
        real[upper] = (real[upper] ?? 0) + re;
        imaginary[upper] = (imaginary[upper] ?? 0) + im;
      }
    }
  }
}
