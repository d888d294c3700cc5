import { access, constants, readdir, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Machine, thisMachine } from '../../places.ts';
import type { Candidate } from '../installation.ts';

/** Blender programs on PATH, then in the usual places, newest first within each; the same file only once. */
export async function blenderPrograms(machine: Machine = thisMachine(), root = '/'): Promise<Candidate[]> {
  const name = machine.platform === 'win32' ? 'blender.exe' : 'blender'; // never blender-launcher.exe: it has no stdio
  const onPath = (machine.env.PATH ?? machine.env.Path ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
  const usual = await Promise.all(usualPlaces(machine, root).map(expand));
  const seen = new Set<string>();
  const found: Candidate[] = [];
  for (const path of [...onPath, ...usual.flat()]) {
    const real = await executable(path);
    if (!real || seen.has(real)) continue;
    seen.add(real);
    found.push({ launcher: 'program', path });
  }
  return found;
}

/** A `*` stands for any part of one name. */
function usualPlaces({ platform, home, env }: Machine, root: string): string[][] {
  if (platform === 'darwin') {
    return [join(root, 'Applications'), join(home, 'Applications')].map((folder) => [folder, 'Blender*.app', 'Contents/MacOS/Blender']);
  }
  if (platform === 'win32') {
    const programs = env.ProgramFiles ?? 'C:\\Program Files';
    const steam = env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)';
    return [
      [join(programs, 'Blender Foundation'), 'Blender *', 'blender.exe'],
      [join(steam, 'Steam', 'steamapps', 'common'), 'Blender', 'blender.exe'],
    ];
  }
  return [
    [join(root, 'usr'), 'bin', 'blender'],
    [join(root, 'usr', 'local'), 'bin', 'blender'],
    [join(root, 'snap'), 'bin', 'blender'],
    [join(root, 'opt'), 'blender*', 'blender'],
    [home, 'blender*', 'blender'],
  ];
}

async function expand([folder = '', pattern = '', rest = '']: string[]): Promise<string[]> {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return [join(folder, pattern, rest)];
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => join(folder, name, rest));
}

async function executable(path: string): Promise<string | null> {
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return null;
  }
}
