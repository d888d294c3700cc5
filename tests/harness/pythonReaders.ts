import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fillOnce } from '../../main/cache/fill.ts';
import { cacheFolder } from '../../main/places.ts';

/** Readers of other people's formats, pinned: what an export is read back by shares no code with what wrote it. */
const PACKAGES = ['numpy==2.3.3', 'pillow==11.3.0', 'pycocotools==2.0.10', 'pyarrow==21.0.0', 'webdataset==1.0.2'];

const run = promisify(execFile);
const python = process.platform === 'win32' ? 'python' : 'python3';

/**
 * Runs a Python script that has these packages, and parses what it prints as JSON; null where this machine cannot install them
 * (no Python, no net): such tests are skipped and counted.
 */
export async function pythonReaders(): Promise<((script: string, ...args: string[]) => Promise<unknown>) | null> {
  const folder = join(cacheFolder(), 'test-python', createHash('sha256').update(PACKAGES.join()).digest('hex').slice(0, 12));
  try {
    await fillOnce(
      folder,
      async (temporary) => {
        await run(python, ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--target', temporary, ...PACKAGES]);
      },
      { isWhole: async (at) => existsSync(join(at, 'pycocotools')) },
    );
  } catch {
    return null;
  }
  return async (script, ...args) => {
    const env = { ...process.env, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' };
    const { stdout } = await run(python, [script, ...args], { env, maxBuffer: 1 << 28 });
    return JSON.parse(stdout);
  };
}
