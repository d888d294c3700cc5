import { readFile } from 'node:fs/promises';
import { StudioError } from '../../shared/contract/errors.ts';
import { UsageError } from './command.ts';

/** Text of a file that a flag names besides built-in names: `what` is "preset" or "recipe". */
export async function readNamedFile(file: string, what: string, names: readonly string[]): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT')
      throw new UsageError(`--${what}: there is no ${what} "${file}", built in (${names.join(', ')}) or as a file`);
    throw new StudioError('disk', `The ${what} ${file} cannot be read: ${cause.message}`, { next: 'Check the path.', cause });
  });
}
