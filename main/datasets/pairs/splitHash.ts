import { createHash } from 'node:crypto';

/** SHA-256 over the sorted names, one per line. */
export function splitHash(names: readonly string[]): string {
  return createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex');
}
