/** Who may import whom (docs/architecture.md). Prints every arrow that points the wrong way and exits 1. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['shared', 'main', 'renderer', 'preload', 'tests', 'bench'];

/** What every Node-side folder may use: paths, settings, files on disk, the cache, the operating system. */
const GROUND = ['main/places.ts', 'main/settings.ts', 'main/files', 'main/cache', 'main/system'];
const SERVICE_NAMES = [
  'main/assets',
  'main/catalogue',
  'main/blender',
  'main/backgrounds',
  'main/datasets',
  'main/exports',
  'main/trainer',
  'main/media',
];

/** Folder → the folders it may import. The longest matching folder counts. */
const MAY_IMPORT = {
  'shared/domain': ['shared/domain'],
  'shared/contract': ['shared'],
  preload: ['shared/contract'],
  renderer: ['shared', 'renderer'],
  'renderer/ui': ['shared', 'renderer/ui', 'renderer/texts'],
  'renderer/three': ['shared', 'renderer/three', 'renderer/ui'],
  ...Object.fromEntries(GROUND.map((place) => [place, ['shared', ...GROUND]])),
  ...Object.fromEntries(SERVICE_NAMES.map((service) => [service, ['shared', service, ...GROUND]])),
  'main/jobs': ['shared', 'main/jobs', ...SERVICE_NAMES, ...GROUND],
  'main/host': ['shared', 'main/host', 'main/jobs', ...SERVICE_NAMES, ...GROUND],
  'main/server': ['shared', 'main/server', 'main/host', 'main/media', ...GROUND],
  'main/electron': ['shared', 'main/electron', 'main/host', 'main/media', ...GROUND],
  'main/cli': ['shared', 'main'],
};
/** Services are entered by their front door only. */
const FRONT_DOORS = [...SERVICE_NAMES, 'main/jobs', 'main/host'];
/** Files outside these folders that may import the package. */
const PACKAGE_HOMES = {
  electron: ['main/electron', 'preload', 'tests'],
  'better-sqlite3': ['main/catalogue', 'tests'],
  'onnxruntime-node': ['main/trainer', 'tests'],
};

function* sources(folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sources(name);
    else if (/\.m?tsx?$/.test(entry.name)) yield name;
  }
}

const inside = (file, folder) => file === folder || file.startsWith(`${folder}/`);
const longest = (file, folders) => folders.filter((folder) => inside(file, folder)).sort((a, b) => b.length - a.length)[0];

const wrong = [];
for (const folder of FOLDERS) {
  for (const file of sources(folder)) {
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
      if (!specifier.startsWith('.')) {
        const home = PACKAGE_HOMES[specifier.split('/')[0]];
        if (home && !home.some((place) => inside(file, place))) wrong.push(`${file}: only ${home.join(', ')} may import ${specifier}`);
        continue;
      }
      const target = path.posix.normalize(`${path.posix.dirname(file)}/${specifier.replace(/\?.*$/, '')}`);
      const rule = longest(file, Object.keys(MAY_IMPORT));
      if (rule && FOLDERS.some((known) => inside(target, known)) && !MAY_IMPORT[rule].some((allowed) => inside(target, allowed))) {
        wrong.push(`${file}: ${rule} may not import ${target}`);
      }
      const service = longest(target, FRONT_DOORS);
      // Tests look inside; what a process or a thread starts with is a front door of its own.
      if (service && !inside(file, service) && inside(file, 'main') && !/\/(index|\w*([pP]rocess|[tT]hread))\.ts$/.test(target)) {
        wrong.push(`${file}: enter ${service} by its index.ts, not by ${target}`);
      }
    }
  }
}
for (const line of wrong) console.error(line);
console.log(wrong.length === 0 ? 'Layers: every import points the right way.' : `Layers: ${wrong.length} imports point the wrong way.`);
process.exit(wrong.length === 0 ? 0 : 1);
