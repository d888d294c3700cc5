import { imageOf, type Spectrum, spectrumOf } from './fourier.ts';

/**
 * Fourier Domain Adaptation (Yang and Soatto 2020, equation 2): the image whose phase is `own` and whose amplitude is that
 * of `other` within the square of the lowest frequencies, −⌊β·s⌋ … ⌊β·s⌋ in both directions, and its own elsewhere.
 * Planes [size, size]; the result may leave the range 0 … 1.
 * @throws RangeError unless `size` is a power of two.
 */
export function withAmplitudeOf(own: Float32Array, other: Float32Array, size: number, band: number): Float32Array {
  const spectrum = spectrumOf(own, size);
  const model = spectrumOf(other, size);
  const reach = Math.floor(band * size);
  for (let v = -reach; v <= reach; v++) {
    for (let u = -reach; u <= reach; u++) exchange(spectrum, model, ((v + size) % size) * size + ((u + size) % size));
  }
  return imageOf(spectrum);
}

/** Gives one frequency the other's amplitude. Where there is no phase to keep (amplitude 0) it counts as 0, as in numpy. */
function exchange(spectrum: Spectrum, model: Spectrum, at: number): void {
  const re = spectrum.real[at] ?? 0;
  const im = spectrum.imaginary[at] ?? 0;
  const own = Math.hypot(re, im);
  const wanted = Math.hypot(model.real[at] ?? 0, model.imaginary[at] ?? 0);
  spectrum.real[at] = own === 0 ? wanted : (re / own) * wanted;
  spectrum.imaginary[at] = own === 0 ? 0 : (im / own) * wanted;
}

/** The same for a picture of three planes one after the other, values 0 … 1, in place and limited to that range. */
export function adaptPicture(own: Float32Array, other: Float32Array, size: number, band: number): void {
  const plane = size * size;
  for (let channel = 0; channel < 3; channel++) {
    const range = [channel * plane, (channel + 1) * plane] as const;
    const changed = withAmplitudeOf(own.subarray(...range), other.subarray(...range), size, band);
    own.set(
      changed.map((value) => Math.min(1, Math.max(0, value))),
      range[0],
    );
  }
}
