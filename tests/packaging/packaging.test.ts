import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AsarFile, readAsar } from '../harness/asar.ts';
import { writeElectronDist } from '../harness/electronDist.ts';

const ROOT = join(import.meta.dirname, '../..');

describe.runIf(process.platform === 'linux')('packaged app', () => {
  let folder: string;
  let resources: string;
  let packed: AsarFile[];
  let unpacked: string[];
  const names = () => packed.map(({ path }) => path);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-package-'));
    await writeElectronDist(join(folder, 'electron'));
    // A stand-in for the asset pack: what matters here is that its folder is taken along.
    await mkdir(join(folder, 'pack'));
    await writeFile(join(folder, 'pack/pack.json'), JSON.stringify({ name: 'people', version: '1', sha256: '0'.repeat(64) }));
    const config = join(folder, 'builder.json');
    const settings = {
      extends: join(ROOT, 'electron-builder.yml'),
      electronDist: join(folder, 'electron'),
      directories: { output: join(folder, 'release') },
      extraResources: existsSync(join(ROOT, 'out/asset-pack')) ? [] : [{ from: join(folder, 'pack'), to: 'asset-pack' }],
    };
    await writeFile(config, JSON.stringify(settings));
    const builder = join(ROOT, 'node_modules/electron-builder/cli.js');
    await execa(process.execPath, [builder, '--linux', '--dir', '--config', config], { cwd: ROOT });
    resources = join(folder, 'release/linux-unpacked/resources');
    packed = await readAsar(join(resources, 'app.asar'));
    unpacked = (await readdir(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(resources, 'app.asar.unpacked').length + 1));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every bundle and no source maps', () => {
    for (const file of [
      'package.json',
      'out/main/electron.js',
      'out/main/modelProcess.js',
      'out/main/dataThread.js',
      'out/main/alikeThread.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ]) {
      expect(names()).toContain(file);
    }
    expect(names().filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it('has of packages only those with native code, and what they need', () => {
    const packages = new Set(names().flatMap((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []));
    expect([...packages].sort()).toEqual([
      '@img/colour',
      '@img/sharp-libvips-linux-x64',
      '@img/sharp-linux-x64',
      'better-sqlite3',
      'detect-libc',
      'onnxruntime-common',
      'onnxruntime-node',
      'semver',
      'sharp',
    ]);
  });

  it('has native code for this platform only, outside the archive', () => {
    const natives = names().filter((name) => /\.(node|so(\.[\d.]+)?|dll|dylib)$/.test(name));
    expect(natives.length).toBeGreaterThan(3);
    expect(natives.filter((name) => !unpacked.includes(name))).toEqual([]);
    expect(natives.filter((name) => /darwin|win32|musl|arm64/.test(name))).toEqual([]);
  });

  it('has the Blender side and the people beside the archive, where Blender can read them', () => {
    expect(existsSync(join(resources, 'blender-addon/s2mgen/worker/start.py'))).toBe(true);
    expect(existsSync(join(resources, 'asset-pack/pack.json'))).toBe(true);
    expect(existsSync(join(resources, 'LICENSE'))).toBe(true);
    expect(existsSync(join(resources, 'blender-addon/LICENSE'))).toBe(true);
    expect(names().some((name) => name.includes('makehuman'))).toBe(false);
  });

  it('stays small: forgotten filters show as megabytes', () => {
    const megabytes = (files: readonly AsarFile[]) => files.reduce((sum, { size }) => sum + size, 0) / 1e6;
    expect(megabytes(packed.filter(({ offset }) => offset !== null))).toBeLessThan(12);
    expect(megabytes(packed.filter(({ offset }) => offset === null))).toBeLessThan(90);
  });

  it('runs from what was shipped: the command line, SQLite, pictures and networks', async () => {
    // A folder in the archive's place: Node cannot look into one, Electron can.
    const app = join(folder, 'resources/app.asar');
    await extract(join(resources, 'app.asar'), packed, app);
    await cp(join(resources, 'app.asar.unpacked'), app, { recursive: true });
    for (const name of ['blender-addon', 'asset-pack'])
      await cp(join(resources, name), join(folder, 'resources', name), { recursive: true });
    const s2mgen = (...args: string[]) =>
      execa(process.execPath, [join(app, 'out/main/s2mgen.js'), ...args, '--library', join(folder, 'library'), '--json'], {
        cwd: folder,
        reject: false,
        env: { S2MGEN_BLENDER: join(folder, 'none') },
      });
    const catalogue = await s2mgen('catalogue');
    expect(catalogue).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"datasets":[]') });
    const doctor = await s2mgen('doctor');
    expect(doctor.stdout).toContain('"name":"cpu"');
    expect(doctor.stdout).toContain(`"path":"${join(folder, 'resources/asset-pack')}"`);
    const { writeRealDataset } = await import('../harness/pictures.ts');
    await writeRealDataset(join(folder, 'photos'), 4);
    const trained = await s2mgen(
      'train',
      '--data',
      join(folder, 'photos'),
      '--out',
      join(folder, 'run'),
      '--epochs',
      '1',
      '--width',
      '4',
      '--size',
      '32',
    );
    expect([trained.exitCode, trained.stderr]).toEqual([0, expect.stringContaining('Epoch 1 of 1')]);
  });
});

/** Unpacks an archive; files that lie beside it are left out. */
async function extract(archive: string, files: readonly AsarFile[], out: string): Promise<void> {
  const source = await open(archive, 'r');
  try {
    for (const { path, size, offset } of files) {
      if (offset === null) continue;
      const { buffer } = await source.read(Buffer.alloc(size), 0, size, offset);
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), buffer);
    }
  } finally {
    await source.close();
  }
}
