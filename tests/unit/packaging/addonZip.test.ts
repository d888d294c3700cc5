import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAddonZip } from '../../../tools/packaging/addonZip.ts';

/** Name → content, read from the directory at the archive's end. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const length = archive.readUInt16LE(at + 28);
    const start = archive.readUInt32LE(at + 42);
    const body = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(body, body + archive.readUInt32LE(at + 20));
    files.set(archive.toString('utf8', at + 46, at + 46 + length), inflateRawSync(packed));
    at += 46 + length + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

describe('the add-on as an archive', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-addon-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds add-on, manifest and package in one folder that does not hide the package’s name, and no caches', async () => {
    const files = unzip(await readFile(await makeAddonZip(folder)));
    const names = [...files.keys()];
    expect(names.every((name) => name.startsWith('s2mgen_addon/') && !name.includes('__pycache__'))).toBe(true);
    for (const name of ['__init__.py', 'blender_manifest.toml', 'LICENSE', 's2mgen/panel/adjustable.json', 's2mgen/worker/start.py']) {
      expect(names).toContain(`s2mgen_addon/${name}`);
    }
    const source = await readFile(join(import.meta.dirname, '../../../blender-addon/__init__.py'));
    expect(files.get('s2mgen_addon/__init__.py')).toEqual(source);
  });

  it('is the same archive each time', async () => {
    const first = await readFile(await makeAddonZip(join(folder, 'a')));
    expect(await readFile(await makeAddonZip(join(folder, 'b')))).toEqual(first);
  });
});
