import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { writeWhole } from '../../files/index.ts';
import type { Library } from './library.ts';

/** Frames by tag, as names: a real dataset that is read again may number its frames anew. */
const TagFile = z.strictObject({
  format: z.literal('s2mgen.tags'),
  version: z.literal(1),
  dataset: z.string(),
  tags: z.record(z.string(), z.array(z.string())),
});
export type TaggedNames = z.infer<typeof TagFile>['tags'];

export function hasTags(library: Library, dataset: string): boolean {
  return existsSync(tagFile(library, dataset));
}

/**
 * Tags of a dataset; none without a file.
 * @throws StudioError `data` when the file is broken: writing over it would lose what is in it.
 */
export async function readTags(library: Library, dataset: string): Promise<TaggedNames> {
  const file = tagFile(library, dataset);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return {};
  try {
    return TagFile.parse(JSON.parse(text)).tags;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('data', `The tags in ${file} cannot be read: ${why}`, { next: 'Correct the file, or move it away.', cause });
  }
}

export async function writeTags(library: Library, dataset: string, tags: TaggedNames): Promise<void> {
  if (Object.keys(tags).length === 0) await removeTags(library, dataset);
  else await writeWhole(tagFile(library, dataset), `${JSON.stringify({ format: 's2mgen.tags', version: 1, dataset, tags })}\n`);
}

export async function removeTags(library: Library, dataset: string): Promise<void> {
  await rm(tagFile(library, dataset), { force: true });
}

/** Where the tags of this dataset lie. */
export function tagFile({ tags }: Library, dataset: string): string {
  return join(tags, `${dataset.replace(/[^\w.-]/g, '_')}.json`);
}
