import { z } from 'zod';
import { getIn, type Path } from './path.ts';

export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

const Node = z.object({
  type: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
});

function step(node: unknown, key: string | number): unknown {
  const direct = typeof key === 'number' ? getIn(node, ['items']) : getIn(node, ['properties', key]);
  if (direct !== undefined) return direct;
  const branches = getIn(node, ['oneOf']) ?? getIn(node, ['anyOf']);
  if (!Array.isArray(branches)) return undefined;
  return branches.map((branch: unknown) => step(branch, key)).find((found) => found !== undefined);
}

/**
 * The bounds that a schema sets for the number at a path. The schema is the only place that states them:
 * fields, their fill and their messages follow it.
 */
export function limitsOf(schema: z.ZodType): (path: Path) => Limits {
  const root: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return (path) => {
    const node = Node.safeParse(path.reduce(step, root)).data;
    return {
      min: node?.minimum ?? node?.exclusiveMinimum ?? 0,
      max: node?.maximum ?? node?.exclusiveMaximum ?? Number.POSITIVE_INFINITY,
      integer: node?.type === 'integer',
    };
  };
}
