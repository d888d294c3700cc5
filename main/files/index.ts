/** Writing that survives a crash: whole files, growing files, locks. Knows nothing of what is in the files. */
export { AppendLog } from './appendLog.ts';
export { flush, writeWhole } from './atomicFile.ts';
export { type JsonLine, readJsonLines } from './jsonLines.ts';
export { type LockFile, lockHolder, takeLockFile } from './lockFile.ts';
export { isAlive, isCertain, isHere, Owner, thisProcess } from './owner.ts';
