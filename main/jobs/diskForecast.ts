import { statfs } from 'node:fs/promises';
import type { DiskForecast } from '../../shared/contract/rendering.ts';

/** Bytes that stay free for everything else on the machine. */
export const RESERVE = 500e6;
const TIGHT = 0.9;

/** Bytes that this program may still write to the disk of a folder that exists. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Whether so many frames more fit on the disk, and leave what the machine needs. */
export function diskForecast(bytesPerFrame: number | null, framesLeft: number, free: number): DiskForecast {
  if (bytesPerFrame === null) return { bytesPerFrame, bytesNeeded: null, freeBytes: free, fit: 'unknown' };
  const bytesNeeded = Math.ceil(bytesPerFrame * framesLeft);
  const usable = free - RESERVE;
  const fit = bytesNeeded > usable ? 'full' : bytesNeeded > TIGHT * usable ? 'tight' : 'fits';
  return { bytesPerFrame, bytesNeeded, freeBytes: free, fit };
}
