import type { Sample, SampleSource } from '../../../../main/trainer/index.ts';
import { Draws } from '../../../../shared/domain/random/draws.ts';
import { RECIPES, type Recipe } from '../../../../shared/domain/training/recipe.ts';

/** A reddish disc (skin) inside a larger bluish one (person) on a ground of any colour, with noise. */
function circle(index: number, size: number): Sample {
  const draws = new Draws(7, 'circle', index);
  const [x0, y0] = [draws.range('x', 0.25, 0.75) * size, draws.range('y', 0.25, 0.75) * size];
  const radius = draws.range('radius', 0.12, 0.22) * size;
  const ground = [0, 1, 2].map((channel) => draws.range('ground', 40, 200, channel));
  const sample = {
    width: size,
    height: size,
    rgb: new Uint8Array(3 * size * size),
    skin: new Uint8Array(size * size),
    person: new Uint8Array(size * size),
  };
  for (let pixel = 0; pixel < size * size; pixel++) {
    const distance = Math.hypot((pixel % size) - x0, Math.floor(pixel / size) - y0);
    const colour = distance < radius ? [220, 160, 130] : distance < 2 * radius ? [60, 60, 120] : ground;
    for (let k = 0; k < 3; k++) sample.rgb[3 * pixel + k] = (colour[k] ?? 0) + draws.range('noise', -20, 20, 3 * pixel + k);
    sample.skin[pixel] = distance < radius ? 255 : 0;
    sample.person[pixel] = distance < 2 * radius ? 255 : 0;
  }
  return sample;
}

/** `length` drawn pictures; `from` chooses others of the same kind. */
export function circles(length: number, options: { from?: number; size?: number; edit?: (sample: Sample) => Sample } = {}): SampleSource {
  const { from = 0, size = 32, edit = (sample) => sample } = options;
  return {
    length,
    name: (index) => `circle-${from + index}`,
    group: (index) => `person-${Math.floor((from + index) / 2)}`,
    read: (index) => Promise.resolve(edit(circle(from + index, size))),
  };
}

/** A recipe small enough for a test. */
export function smallRecipe(changes: Partial<Recipe> = {}): Recipe {
  return {
    ...RECIPES.quick,
    name: 'small',
    model: { kind: 'unet', width: 4, depth: 2, norm: 'group' },
    patchSize: 32,
    batchSize: 4,
    epochs: 3,
    ...changes,
  };
}
