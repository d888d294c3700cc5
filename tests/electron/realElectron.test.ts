import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageClient } from '../harness/electron/pageClient.ts';

const ROOT = join(import.meta.dirname, '../..');
const NAME = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[String(process.platform)] ?? 'electron';
const PROGRAM = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules/electron/dist'), NAME);

/** What a stand-in cannot prove. Runs where Electron's own program is (and a display); elsewhere it counts as skipped. */
describe.skipIf(!existsSync(PROGRAM))('desktop studio in the real Electron', () => {
  it('isolates the page, serves it over its own scheme and answers it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's2mgen-real-'));
    const app = await _electron.launch({
      executablePath: PROGRAM,
      args: [ROOT, '--no-sandbox'],
      env: { ...process.env, S2MGEN_LIBRARY: join(folder, 'library'), S2MGEN_CONFIG: folder, S2MGEN_BLENDER: join(folder, 'none') },
    });
    try {
      const page = await app.firstWindow();
      expect(page.url()).toBe('s2m://app/index.html');
      const names = await page.evaluate(() => ['require', 'process', 'module', 'electron'].filter((name) => Reflect.has(window, name)));
      expect(names).toEqual([]);
      expect(await pageClient(page)('system.status', {})).toMatchObject({ value: { shell: 'electron' } });
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
