import { readFile } from 'node:fs/promises';
import { execa } from 'execa';

/** Resident memory of a process in bytes; null where it cannot be known (Windows, a process that is gone). */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return kibibytes(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
  }
  if (process.platform === 'darwin') {
    const { stdout } = await execa('ps', ['-o', 'rss=', '-p', String(pid)], { reject: false });
    return kibibytes(/\d+/.exec(stdout)?.[0]);
  }
  return null;
}

function kibibytes(text: string | undefined): number | null {
  return text === undefined ? null : Number(text) * 1024;
}
