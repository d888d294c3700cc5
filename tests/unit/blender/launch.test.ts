import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchCommand } from '../../../main/blender/launch/command.ts';
import { childEnvironment } from '../../../main/blender/launch/environment.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-launch-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('starting Blender', () => {
  it('puts a program’s exit code before its script, else a script that fails would look like a success', async () => {
    const path = join(folder, 'blender');
    await writeFile(path, '');
    const { args } = launchCommand({ launcher: 'program', path }, 'start.py', ['--pack', 'p']);
    expect(args.indexOf('--python-exit-code')).toBeLessThan(args.indexOf('-P'));
    expect(args.slice(args.indexOf('--'))).toEqual(['--', '--pack', 'p']);
  });

  it('puts the folder of the real program first in PATH, so that an active virtual environment does not hide numpy', async () => {
    await mkdir(join(folder, 'real'));
    await mkdir(join(folder, 'link'));
    await writeFile(join(folder, 'real', 'blender'), '');
    await symlink(join(folder, 'real', 'blender'), join(folder, 'link', 'blender'));
    const { env } = launchCommand({ launcher: 'program', path: join(folder, 'link', 'blender') }, 's', []);
    expect(env.PATH?.split(delimiter)[0]).toBe(join(folder, 'real'));
  });

  it('keeps the link of a virtual environment’s Python, by which Python knows its environment', async () => {
    await symlink(process.execPath, join(folder, 'python'));
    expect(launchCommand({ launcher: 'bpy', path: join(folder, 'python') }, 's', ['--probe'])).toMatchObject({
      file: join(folder, 'python'),
      args: ['s', '--probe'],
    });
  });

  it('keeps the user’s own Python settings out', () => {
    const env = childEnvironment('/opt/blender/blender', {
      PATH: '/bin',
      PYTHONPATH: '/x',
      PYTHONHOME: '/y',
      VIRTUAL_ENV: '/z',
      LANG: 'C',
    });
    expect(env).toEqual({ PATH: `/opt/blender${delimiter}/bin`, LANG: 'C', PYTHONNOUSERSITE: '1', PYTHONUTF8: '1' });
  });
});
