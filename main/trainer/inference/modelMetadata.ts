import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { Recipe } from '../../../shared/domain/training/recipe.ts';
import { HEADS } from '../models/heads.ts';
import { readMetadata } from '../onnx/metadata.ts';

const PREFIX = 's2mgen.';

/** What an exported model says about itself, so that one `.onnx` file stands alone. */
export const ModelMetadata = z.strictObject({
  format: z.literal('s2mgen.model'),
  version: z.literal(1),
  run: z.string(),
  name: z.string(),
  seed: z.int(),
  /** Finished epochs of training (1-based). */
  epoch: z.int(),
  recipe: Recipe,
  /** What the channels of the output mean, in order. */
  classes: z.tuple([z.literal(HEADS[0]), z.literal(HEADS[1])]),
  /** How a picture becomes the input. */
  normalisation: z.string(),
  labelPolicy: z.string(),
  /** Decision threshold on the skin probability. */
  threshold: z.number(),
  /** Sides of the input must be multiples of this. */
  multiple: z.int().min(1),
  /** Longer side in pixels to which larger training pictures were reduced. */
  size: z.int().min(1),
});
export type ModelMetadata = z.infer<typeof ModelMetadata>;

/** Custom properties of the ONNX file: each value as JSON, text as it is. */
export function metadataProperties(metadata: ModelMetadata): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [PREFIX + key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

const TEXTS: ReadonlySet<string> = new Set(['format', 'run', 'name', 'normalisation', 'labelPolicy']);

/** @throws StudioError (`data`) when the bytes are no model of this studio. */
export function parseMetadata(model: Uint8Array, file: string): ModelMetadata {
  const next = 'Choose a model.onnx that this studio exported; if it is one, export it again.';
  let properties: Record<string, string>;
  try {
    properties = readMetadata(model);
  } catch (cause) {
    throw new StudioError('data', `"${file}" is no ONNX model, or it is cut short.`, { next, cause });
  }
  const own = Object.entries(properties).filter(([key]) => key.startsWith(PREFIX));
  if (own.length === 0) {
    throw new StudioError('data', `"${file}" is an ONNX model of another program: it does not say how to use it.`, { next });
  }
  try {
    const values = own.map(([key, value]) => {
      const name = key.slice(PREFIX.length);
      return [name, TEXTS.has(name) ? value : JSON.parse(value)];
    });
    return ModelMetadata.parse(Object.fromEntries(values));
  } catch (cause) {
    throw new StudioError('data', `The description inside "${file}" is broken or of another version.`, { next, cause });
  }
}
