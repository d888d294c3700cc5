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

/** Of a value that may be null, the schema of those that are not. */
function valued(node: unknown): unknown {
  const branches = getIn(node, ['anyOf']);
  return Array.isArray(branches) ? branches.find((branch: unknown) => getIn(branch, ['type']) !== 'null') : node;
}

/**
 * The bounds that a schema sets for the number at a path. The schema is the only place that states them:
 * fields, their fill and their messages follow it.
 */
export function limitsOf(schema: z.ZodType): (path: Path) => Limits {
  const root: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return (path) => {
    const node = Node.safeParse(valued(path.reduce(step, root))).data;
    return {
      min: node?.minimum ?? node?.exclusiveMinimum ?? 0,
      max: node?.maximum ?? node?.exclusiveMaximum ?? Number.POSITIVE_INFINITY,
      integer: node?.type === 'integer',
    };
  };
}
