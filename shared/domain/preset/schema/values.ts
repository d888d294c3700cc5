import { z } from 'zod';

export const share = z.number().min(0).max(1);
export const weight = z.number().min(0);

/** A uniform range. Reversed ranges are refused. */
export function range(low: number, high: number) {
  return z
    .strictObject({ min: z.number().min(low).max(high), max: z.number().min(low).max(high) })
    .refine((r) => r.min <= r.max, { error: 'min must not be above max' });
}

/** Relative weights of named choices; at least one must be above zero. */
export function weights<Name extends string>(...names: [Name, ...Name[]]) {
  const shape = Object.fromEntries(names.map((name) => [name, weight])) as Record<Name, typeof weight>;
  return z
    .strictObject(shape)
    .refine((object) => Object.values(object).some((value) => Number(value) > 0), { error: 'at least one weight must be above 0' });
}
