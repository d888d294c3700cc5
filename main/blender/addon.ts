import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';

/** The Python side beside the sources, or beside the packaged program. */
export function addonFolder(): string {
  return nearest('blender-addon', 'the folder blender-addon');
}

/** Entry of the worker, and of the probe with `--probe`. */
export function startScript(): string {
  return nearest(join('blender-addon', 's2mgen', 'worker', 'start.py'), 'the Blender worker');
}

/** The first `relative` path that exists in a folder above this file. Throws `internal` naming `what` when there is none. */
export function nearest(relative: string, what: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, relative);
    // Blender cannot read inside Electron's archive; packaging puts such folders beside it.
    if (!folder.includes('.asar') && existsSync(path)) return path;
    if (folder === dirname(folder)) break;
  }
  throw new StudioError('internal', `This copy of the studio lacks ${what}.`, { next: 'Install it again.' });
}
