import { z } from 'zod';
import { call } from './define.ts';

/** What can be removed from the library and taken back for a while. */
export const Removable = z.enum(['preset', 'dataset', 'run']);
export type Removable = z.infer<typeof Removable>;

/** Answer of a removal: what `restore` takes, or null where nothing is left to put back. */
export const Removed = z.strictObject({ undo: z.string().nullable() });
export type Removed = z.infer<typeof Removed>;

export const trash = {
  /** Puts back what was removed. @throws `not-found` after a week; `conflict` when its place was taken. */
  restore: call(z.strictObject({ undo: z.string() }), z.strictObject({ kind: Removable, id: z.string() })),
};
