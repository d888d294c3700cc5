/**
 * `npm start`: builds what changed, then opens the studio: in Electron, or, where Electron's program is not to be had,
 * in a browser on this machine (the same studio over the same contract). `npm start -- --browser` asks for the latter.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { passOn } from './setup/passOn.mjs';

const root = path.resolve(import.meta.dirname, '..');
const SOURCES = ['main', 'preload', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json'];

function newest(file) {
  const entry = statSync(file);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

function build() {
  const stamp = path.join(root, 'out', 'renderer', 'index.html');
  const isFresh = existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...SOURCES.map((name) => newest(path.join(root, name))));
  if (isFresh) return;
  console.log('Building the studio …');
  const vite = createRequire(import.meta.url).resolve('electron-vite/package.json');
  const { status } = spawnSync(
    process.execPath,
    [path.join(path.dirname(vite), 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}

/** The Electron program, fetched when it is not there; null where it cannot be had. */
function electronProgram() {
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist');
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  const program = path.join(dist, name);
  if (!existsSync(program) && !process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    console.log('Fetching Electron: about 110 MB to download, once …');
    spawnSync(process.execPath, [path.join(folder, 'install.js')], { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] });
  }
  return existsSync(program) ? program : null;
}

const args = process.argv.slice(2);
build();
const electron = args.includes('--browser') ? null : electronProgram();
if (electron) {
  process.exitCode = await passOn(electron, [root, ...args]);
} else {
  if (!args.includes('--browser')) console.log('Electron is not to be had here (no network?), so the studio opens in a browser.');
  process.exitCode = await passOn(process.execPath, [
    path.join(root, 'tools', 's2mgen.mjs'),
    'serve',
    '--open',
    ...args.filter((arg) => arg !== '--browser'),
  ]);
}
