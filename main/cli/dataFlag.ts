import { resolve } from 'node:path';
import { pathList } from './values.ts';

/** "A:3,B:1" → folders with how often a patch comes from each, relative to the others. */
export const dataList = pathList.transform((parts) =>
  parts.map((part) => {
    const match = /^(.+):(\d+(?:\.\d+)?)$/.exec(part);
    const ratio = Number(match?.[2] ?? 0);
    return { path: resolve(match?.[1] ?? part), ratio: ratio > 0 ? ratio : null };
  }),
);
