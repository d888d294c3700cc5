import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-packages-'));
  await mkdir(join(folder, 'node_modules'));
});
afterEach(() => rm(folder, { recursive: true }));

const SCRIPT = join(import.meta.dirname, '../../../tools/setup/packages.mjs');

/** What set-up thinks of a folder with these two records of packages. */
async function isInstalled(wanted: object, present: object | null): Promise<boolean> {
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'x' }, ...wanted } }));
  if (present) await writeFile(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }));
  const code = `import { isInstalled } from ${JSON.stringify(SCRIPT)}; console.log(isInstalled(${JSON.stringify(folder)}))`;
  const { stdout } = await execa(process.execPath, ['--input-type=module', '-e', code]);
  return stdout === 'true';
}

const zod = { 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' } };
const forMac = { 'node_modules/fsevents': { version: '2.0.0', integrity: 'sha512-b', optional: true } };

describe('whether the npm packages are there', () => {
  it('accepts what npm recorded, without packages for other platforms', async () => {
    expect(await isInstalled({ ...zod, ...forMac }, zod)).toBe(true);
  });

  it('sees a changed version, a changed content, and a missing package', async () => {
    expect(await isInstalled({ 'node_modules/zod': { version: '4.0.1', integrity: 'sha512-a' } }, zod)).toBe(false);
    expect(await isInstalled({ 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-x' } }, zod)).toBe(false);
    expect(await isInstalled({ ...zod, 'node_modules/three': { version: '1.0.0' } }, zod)).toBe(false);
  });

  it('does not take a killed installation for a whole one', async () => {
    expect(await isInstalled(zod, null)).toBe(false);
  });
});
