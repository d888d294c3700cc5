import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { pathList } from './values.ts';

/** "A:3,B:1" → folders with how often a patch comes from each, relative to the others. A folder whose name ends so is itself. */
export const dataList = pathList.transform((parts, context) =>
  parts.map((part) => {
    const match = /^(.+):(\d+(?:\.\d+)?)$/.exec(part);
    if (match === null || existsSync(part)) return { path: resolve(part), ratio: null };
    const ratio = Number(match[2]);
    if (ratio > 0) return { path: resolve(match[1] ?? part), ratio };
    context.issues.push({
      code: 'custom',
      input: part,
      message: `"${part}" takes nothing from ${match[1]}; leave it out, or give it a ratio above 0`,
    });
    return z.NEVER;
  }),
);
