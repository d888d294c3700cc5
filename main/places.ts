import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** What decides where things go. Tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const APP = 's2mgen';

export function thisMachine(): Machine {
  return { platform: process.platform, home: homedir(), env: process.env };
}

/** Downloads and derived files, shared by all checkouts, safe to delete. `S2MGEN_CACHE` moves it. */
export function cacheFolder(machine = thisMachine()): string {
  const { env, home, platform } = machine;
  if (env.S2MGEN_CACHE) return resolve(env.S2MGEN_CACHE);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', APP);
  if (platform === 'win32') return join(localAppData(machine), APP, 'cache');
  return join(absolute(env.XDG_CACHE_HOME) ?? join(home, '.cache'), APP);
}

/** Datasets, runs, presets and the catalogue. The flag wins over `S2MGEN_LIBRARY`, that over the platform's data folder. */
export function libraryFolder(flag?: string, machine = thisMachine()): string {
  const { env, home, platform } = machine;
  const chosen = flag || env.S2MGEN_LIBRARY;
  if (chosen) return resolve(chosen);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', APP, 'library');
  if (platform === 'win32') return join(localAppData(machine), APP, 'library');
  return join(absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'), APP);
}

/** Holds `settings.json`. `S2MGEN_CONFIG` moves it. */
export function configFolder(machine = thisMachine()): string {
  const { env, home, platform } = machine;
  if (env.S2MGEN_CONFIG) return resolve(env.S2MGEN_CONFIG);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', APP);
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), APP);
  return join(absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config'), APP);
}

function localAppData({ env, home }: Machine): string {
  return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
}

/** The XDG rules say: a relative path there is to be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path && isAbsolute(path) ? path : undefined;
}
