import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The few files that electron-builder wants of Electron to make an unpacked Linux build, without Electron's own binary. */
export async function writeElectronDist(folder: string): Promise<void> {
  // Read, not required: the package's main file would start a download.
  const { version }: { version: string } = JSON.parse(
    await readFile(join(import.meta.dirname, '../../node_modules/electron/package.json'), 'utf8'),
  );
  await mkdir(join(folder, 'locales'), { recursive: true });
  await copyFile('/usr/bin/true', join(folder, 'electron'));
  await chmod(join(folder, 'electron'), 0o755);
  for (const name of ['chrome_crashpad_handler', 'chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    await writeFile(join(folder, name), '');
  }
  await writeFile(join(folder, 'version'), version);
}
