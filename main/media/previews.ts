import { join } from 'node:path';

/** Where files of unsaved presets are put for the window; the name decides the address (`previewUrl`). */
export function previewPath(cache: string, name: string): string {
  return join(cache, 'previews', name);
}
