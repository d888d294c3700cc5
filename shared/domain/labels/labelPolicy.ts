import { z } from 'zod';
import { PASS_INDEX, type Part } from './passIndex.ts';

const SKIN_PARTS = ['face', 'body', 'hand', 'foot', 'lips', 'nails'] as const satisfies readonly Part[];

/**
 * What counts as skin. The paper's people have one skin material, so lips, nails and ears are skin (`paper`);
 * some real datasets leave lips and nails out (`strict`). The part map keeps both possible after rendering.
 */
export const LabelPolicy = z.strictObject({
  name: z.string().min(1),
  skin: z.array(z.enum(SKIN_PARTS)).min(1),
});
export type LabelPolicy = z.infer<typeof LabelPolicy>;

export const LABEL_POLICIES = {
  paper: { name: 'paper', skin: [...SKIN_PARTS] },
  strict: { name: 'strict', skin: ['face', 'body', 'hand', 'foot'] },
} as const satisfies Record<string, LabelPolicy>;

/** Pass indices that the policy labels as skin, ascending. */
export function skinIndices(policy: LabelPolicy): number[] {
  return policy.skin.map((part) => PASS_INDEX[part]).sort((a, b) => a - b);
}
