import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstallPackages } from '../../main/system/debian.ts';
import { SetupStop } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const MAC = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser of Chromium's kind: `CHROMIUM`, else on PATH, else in the usual places. Null when there is none. */
export function findChromium(env = process.env, platform = process.platform) {
  if (env.CHROMIUM) return isProgram(env.CHROMIUM) ? env.CHROMIUM : null;
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const extension = platform === 'win32' ? '.exe' : '';
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + extension)));
  return [...onPath, ...usual(env, platform)].find(isProgram) ?? null;
}

/** The browser tests and the demo's browser shell drive it. */
export const chromium = (cache) => ({
  name: 'Chromium',
  size: 'about 100 MB to download',
  isDone: async () => findChromium() !== null,
  async do(say) {
    const next = 'Install Chromium or Chrome, or let CHROMIUM name one.';
    if (process.env.CHROMIUM) throw new SetupStop(`CHROMIUM names ${process.env.CHROMIUM}, which is no program.`, next);
    if (!mayInstallPackages()) throw new SetupStop('There is no Chromium, which the browser tests need.', next);
    const { ok, last } = await installPackages(['chromium'], cache, say);
    if (!ok || findChromium() === null) throw new SetupStop(`Chromium cannot be installed: ${last}`, next);
  },
  says: () => 'Chromium',
});

function usual(env, platform) {
  if (platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => MAC.map((app) => join(folder, app)));
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => WINDOWS.map((path) => join(folder, path)));
  }
  return ['/usr/bin', '/snap/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
