import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, configFolder, libraryFolder, type Machine } from '../../main/places.ts';
import { configuredBlender, readSettings } from '../../main/settings.ts';

const linux = (env: Machine['env'] = {}): Machine => ({ platform: 'linux', home: '/home/ada', env });

describe('where things go', () => {
  it('follows XDG on Linux, and ignores relative paths there', () => {
    expect(cacheFolder(linux())).toBe('/home/ada/.cache/s2mgen');
    expect(libraryFolder(undefined, linux())).toBe('/home/ada/.local/share/s2mgen');
    expect(configFolder(linux({ XDG_CONFIG_HOME: '/etc/ada' }))).toBe('/etc/ada/s2mgen');
    expect(cacheFolder(linux({ XDG_CACHE_HOME: 'cache' }))).toBe('/home/ada/.cache/s2mgen');
  });

  it('lets the flag win over the variable, and the variable over the platform', () => {
    const machine = linux({ S2MGEN_LIBRARY: '/data/lib', S2MGEN_CACHE: 'here' });
    expect(libraryFolder('/flag', machine)).toBe('/flag');
    expect(libraryFolder(undefined, machine)).toBe('/data/lib');
    expect(cacheFolder(machine)).toBe(resolve('here'));
  });

  it('keeps library and settings apart where a platform has one folder for both', () => {
    const mac: Machine = { platform: 'darwin', home: '/Users/ada', env: {} };
    expect(libraryFolder(undefined, mac)).not.toBe(configFolder(mac));
    expect(cacheFolder(mac)).toBe('/Users/ada/Library/Caches/s2mgen');
  });
});

describe('settings', () => {
  let folder: string;
  const machine = (env: Machine['env'] = {}) => linux({ S2MGEN_CONFIG: folder, ...env });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are optional', async () => {
    expect(await readSettings(machine())).toEqual({});
    expect(await configuredBlender(machine())).toBeUndefined();
  });

  it('name a Blender, and S2MGEN_BLENDER wins over them', async () => {
    await writeFile(join(folder, 'settings.json'), '{"blender": "/opt/b", "later": 1}');
    expect(await configuredBlender(machine())).toBe('/opt/b');
    expect(await configuredBlender(machine({ S2MGEN_BLENDER: '/x' }))).toBe('/x');
  });

  it.each(['{', '{"blender": 3}', '[]'])('that are broken (%s) are named with their file', async (text) => {
    await writeFile(join(folder, 'settings.json'), text);
    await expect(readSettings(machine())).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(folder) });
  });
});
