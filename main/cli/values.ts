import { z } from 'zod';

/** Texts of flags → values. Messages complete "--flag: …". */

/** A whole number from `least` on. */
export function count(least: number, most = Number.MAX_SAFE_INTEGER) {
  return z.string().transform((text, context) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    const upTo = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
    context.issues.push({ code: 'custom', input: text, message: `"${text}" is not a whole number ${upTo}` });
    return z.NEVER;
  });
}

export const text = z.string({ error: 'is needed' }).min(1, 'is empty');

/** "256" or "640x480" → pixels. */
export const size = z.string().transform((value, context) => {
  const match = /^(\d+)(?:[x×](\d+))?$/i.exec(value);
  const width = Number(match?.[1]);
  const height = Number(match?.[2] ?? match?.[1]);
  if (match !== null && width >= 16 && width <= 8192 && height >= 16 && height <= 8192) return { width, height };
  context.issues.push({ code: 'custom', input: value, message: `"${value}" is not a size like 256 or 640x480, from 16 to 8192 pixels` });
  return z.NEVER;
});

/** "0,3,8-11" → [0, 3, 8, 9, 10, 11]. */
export const frameList = z.string().transform((value, context) => {
  const frames = new Set<number>();
  for (const part of value.split(',')) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (match === null || to < from || to - from > 10_000_000) {
      context.issues.push({ code: 'custom', input: value, message: `"${part}" is not a frame or a range of frames like 8-11` });
      return z.NEVER;
    }
    for (let frame = from; frame <= to; frame++) frames.add(frame);
  }
  return [...frames].sort((a, b) => a - b);
});

/** "a,b" → ["a", "b"]. */
export const pathList = text.transform((value) => value.split(',').filter((path) => path !== ''));

/** A switch. */
export const on = z.boolean().default(false);

/** One of a few names. */
export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, { error: ({ input }) => `"${String(input)}" is none of ${names.join(', ')}` });
}
