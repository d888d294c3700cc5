import Database from 'better-sqlite3';
import { StudioError } from '../../shared/contract/errors.ts';

/** Says what an SQLite error means to the user. Other errors pass through. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StudioError('data', `The catalogue ${file} is damaged: ${message}.`, {
      next: 'Run `s2mgen catalogue rebuild`: it is made anew from the datasets and runs on the disk, which are not touched.',
      cause: error,
    });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StudioError('conflict', `The catalogue ${file} is busy: another process has been writing to it for seconds.`, {
      next: 'Try again.',
      cause: error,
    });
  }
  if (['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_IOERR'].some((known) => code.startsWith(known))) {
    const next = 'Check that the disk has space and that the folder may be written to.';
    return new StudioError('disk', `The catalogue ${file} cannot be used: ${message}.`, { next, cause: error });
  }
  return error;
}
