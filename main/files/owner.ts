import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** A process that holds something. `started` tells it from a later one with the same id; null where the platform does not say. */
export const Owner = z.object({ pid: z.int().positive(), host: z.string(), started: z.string().nullable() });
export type Owner = z.infer<typeof Owner>;

export function thisProcess(): Owner {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

export function isHere({ host }: Owner): boolean {
  return host === hostname();
}

/** Whether `isAlive` knows, and does not only suppose. */
export function isCertain(owner: Owner): boolean {
  return isHere(owner) && owner.started !== null;
}

/** The processes of another computer cannot be asked: they count as alive. */
export function isAlive(owner: Owner): boolean {
  if (!isHere(owner)) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const now = startOf(owner.pid);
  return owner.started === null || now === null || owner.started === now;
}

/** Start of a process in clock ticks since boot, from field 22 of /proc/PID/stat (the name before it may hold spaces). */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
