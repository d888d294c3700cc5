import type { Person } from '../scene/spec/person.ts';
import type { Figure } from './figure.ts';

/** What a body's shape depends on, in the order of `features` in tools/coverage/make_figure.py. */
function featuresOf(body: Person['body']): number[] {
  const { gender: g, ethnicity } = body;
  const a = (body.age - 25) / 65;
  const h = body.height - 1.7;
  const m = body.muscle - 0.5;
  const w = body.weight - 0.5;
  const p = body.proportions - 0.5;
  const c = (1 - g) * (body.cupSize - 0.5);
  const firm = (1 - g) * (body.firmness - 0.5);
  const [fat, strong] = [Math.abs(w), Math.abs(m)];
  return [
    1, g, a, h, h * h, m, strong, w, fat, p, c, firm, ethnicity.african, ethnicity.asian,
    g * a, g * h, g * m, g * strong, g * w, g * fat, g * p, m * w, a * m, a * w, h * w, h * m, a * fat, c * w,
  ]; // biome-ignore format: one feature after another
}

/**
 * Writes the unposed body into `out` [vertices + bones + 2 eyes, 3], decimetres: vertices, joints of all bones, left and right
 * eye. Faces and small details stay those of the average: within 3 mm (root mean square) of the body that is rendered.
 */
export function shapeBody(body: Person['body'], figure: Figure, out: Float32Array): void {
  const { components, features } = figure;
  const size = out.length;
  const shares = new Float64Array(figure.counts.rank);
  for (const [row, value] of featuresOf(body).entries()) {
    const weights = features[row] ?? [];
    for (let component = 0; component < shares.length; component++) {
      shares[component] = (shares[component] ?? 0) + value * (weights[component] ?? 0);
    }
  }
  out.set(components.subarray(0, size));
  // Four components at a time: what is written is read and rounded a quarter as often.
  for (let component = 0; component < shares.length; component += 4) {
    const [first = 0, second = 0, third = 0, fourth = 0] = shares.subarray(component, component + 4);
    const start = (component + 1) * size;
    for (let at = 0; at < size; at++) {
      const here = start + at;
      out[at] =
        (out[at] ?? 0) +
        first * (components[here] ?? 0) +
        second * (components[here + size] ?? 0) +
        third * (components[here + 2 * size] ?? 0) +
        fourth * (components[here + 3 * size] ?? 0);
    }
  }
}
