import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../main/cache/lock.mjs';
import { runNpm } from './npm.mjs';
import { nodeInModules, root } from './places.mjs';
import { SetupStop } from './steps.mjs';

/** Everything from package-lock.json in node_modules. */
export const packages = {
  name: 'npm packages',
  size: 'about 1.5 GB on disk when new, 0.5 GB to download',
  isDone: async () => isInstalled(root),
  async do(say) {
    await withLock(
      join(root, 'node_modules.lock'),
      async () => {
        if (!isInstalled(root)) await install(say);
      },
      { onWait: (owner) => say(`Waiting for another set-up (process ${owner}) …`) },
    );
  },
  says: () => 'npm packages',
};

/**
 * Whether node_modules is what package-lock.json asks for: npm writes its own record when an installation is whole, and
 * `npm ci` deletes all before it begins, so one that was killed does not pass.
 * Packages for other platforms may be absent.
 */
export function isInstalled(folder) {
  const wanted = read(join(folder, 'package-lock.json'));
  const present = read(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '') return true;
    const there = present.packages[path];
    if (!there) return Boolean(optional || devOptional) && !exists(join(folder, path));
    return there.version === version && there.integrity === integrity;
  });
}

async function install(say) {
  // On Windows a running program cannot be deleted, and this may be running on the Node inside node_modules.
  const canBeginAnew = process.platform !== 'win32' || !exists(nodeInModules);
  if (!namesAllPlatforms(root)) say('package-lock.json lacks packages for other platforms, which npm ci may refuse.');
  else if (canBeginAnew && (await npm(say, 'ci'))) return;
  if (await npm(say, 'install', '--no-save')) return;
  throw new SetupStop('The npm packages cannot be installed.', 'Look at what npm says above (network? free space?), and run it again.');
}

/** Whether the lock file has all optional packages: one that was written against a registry without them does not. */
function namesAllPlatforms(folder) {
  const { packages: entries = {} } = read(join(folder, 'package-lock.json')) ?? {};
  const names = new Set(Object.keys(entries).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  return Object.values(entries).every(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).every((name) => names.has(name)),
  );
}

async function npm(say, ...command) {
  const args = [...command, '--no-audit', '--no-fund'];
  say(`npm ${command.join(' ')}`);
  return (await runNpm(args)) === 0 && isInstalled(root);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
