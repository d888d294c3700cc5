import { readFileSync } from 'node:fs';
import { z } from 'zod';

const FOLDER = new URL('../../../fixtures/trainer/', import.meta.url);

const Reference = z.object({
  networks: z.array(
    z.object({
      model: z.object({ kind: z.enum(['unet', 'skinny']), width: z.number(), depth: z.number() }),
      /** Of the names of its arrays. */
      prefix: z.string(),
      losses: z.object({ group: z.number(), batch: z.number() }),
    }),
  ),
  batchSize: z.number(),
  patchSize: z.number(),
  headWeights: z.array(z.number()),
  adam: z.object({ steps: z.number(), count: z.number(), learningRate: z.number() }),
  schedule: z.object({ warmUpSteps: z.number(), steps: z.number(), finalShare: z.number(), rates: z.array(z.number()) }),
});

/** PyTorch's numbers; tools/fixtures/trainer_reference.py makes them. */
export const reference = Reference.parse(JSON.parse(readFileSync(new URL('reference.json', FOLDER), 'utf8')));

export function referenceArray(name: string): Float32Array {
  return new Float32Array(new Uint8Array(readFileSync(new URL(`${name}.f32`, FOLDER))).buffer);
}

export function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** max |Δ| / max |expected|, the latter at least `least`. */
export function relativeError(found: Float32Array, expected: Float32Array, least = 0): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const worst = expected.reduce((most, value, i) => {
    const difference = Math.abs((found[i] ?? Number.NaN) - value);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
  return worst / Math.max(least, largest(expected));
}
