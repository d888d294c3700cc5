/**
 * `npm run addon`: the Blender add-on as one archive, `release/s2mgen-addon-VERSION.zip`. Blender 3.4 installs it as an add-on
 * (`bl_info`), 4.2 and later as an extension (`blender_manifest.toml`).
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ZipEntry, zip } from './zip.ts';

const SOURCE = join(import.meta.dirname, '../../blender-addon');
/** Not `s2mgen`: as an add-on of old the folder's name is the module's, and would hide the package in it. */
const FOLDER = 's2mgen_addon';
const SHIPPED = /(\.py|\.json|\.toml|^LICENSE)$/;

/** Writes the archive into `folder` and answers its path. */
export async function makeAddonZip(folder: string): Promise<string> {
  const entries: ZipEntry[] = [];
  for (const found of await readdir(SOURCE, { recursive: true, withFileTypes: true })) {
    const path = join(found.parentPath, found.name);
    const name = relative(SOURCE, path).split(sep).join('/');
    if (found.isFile() && SHIPPED.test(name)) entries.push({ name: `${FOLDER}/${name}`, data: await readFile(path) });
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifest = await readFile(join(SOURCE, 'blender_manifest.toml'), 'utf8');
  const version = /^version = "([^"]+)"$/m.exec(manifest)?.[1];
  if (version === undefined) throw new Error('blender_manifest.toml has no version.');
  await mkdir(folder, { recursive: true });
  const out = join(folder, `s2mgen-addon-${version}.zip`);
  await writeFile(out, zip(entries));
  return out;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  console.log(await makeAddonZip(resolve(process.argv[2] ?? 'release')));
}
