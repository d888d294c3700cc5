import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Candidate } from '../installation.ts';

/** A `bpy` wheel and the only Python minor version it fits. */
export interface BpyWheel {
  readonly version: string;
  readonly python: string;
  readonly megabytes: number;
}

/** In order of preference: 4.5 is the version that most was measured with. */
export const BPY_WHEELS: readonly BpyWheel[] = [
  { version: '4.5.15', python: '3.11', megabytes: 370 },
  { version: '5.2.3', python: '3.13', megabytes: 400 },
];

/** Where the private environment of a wheel is, or would be. */
export function environmentFolder(cache: string, wheel: BpyWheel): string {
  return join(cache, 'blender', `bpy-${wheel.version}-python${wheel.python}`);
}

/** Its Python. A virtual environment keeps working after a rename as long as it is started by this path. */
export function environmentPython(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

/** The private environments that are there and whose base Python still exists (`access` follows the link). */
export async function privateEnvironments(cache: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const wheel of BPY_WHEELS) {
    const path = environmentPython(environmentFolder(cache, wheel));
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      found.push({ launcher: 'bpy', path });
  }
  return found;
}
