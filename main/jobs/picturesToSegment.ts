import { existsSync, realpathSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';

/** A picture, and the name of its mask below the folder for masks, without ending. */
export interface PictureToSegment {
  readonly path: string;
  readonly name: string;
}

const PICTURE = /\.(jpe?g|png|webp|bmp|tiff?|avif|gif)$/i;

/** The picture itself, or all below a folder, by path. @throws StudioError `not-found`. */
export async function picturesToSegment(input: string): Promise<PictureToSegment[]> {
  const found = await stat(input).catch((cause: unknown) => {
    throw new StudioError('not-found', `"${input}" is not there.`, { next: 'Check the path.', cause });
  });
  if (found.isFile()) return [{ path: input, name: basename(input, extname(input)) }];
  const entries = await readdir(input, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && PICTURE.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  if (paths.length === 0) throw new StudioError('not-found', `There are no pictures in ${input}.`, { next: 'Choose another folder.' });
  const stemOf = (path: string) => relative(input, path).slice(0, -extname(path).length);
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(stemOf(path), (counts.get(stemOf(path)) ?? 0) + 1);
  // Two pictures of one name but another ending would write one mask: they keep their endings.
  return paths.sort().map((path) => ({ path, name: counts.get(stemOf(path)) === 1 ? stemOf(path) : relative(input, path) }));
}

/**
 * Refuses a folder for masks among the pictures: they would be segmented the next time, or replace pictures.
 * @throws StudioError `invalid`
 */
export function refuseOwnOutput(input: string, out: string): void {
  const folder = truePath(input);
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    const mask = join(truePath(out), `${basename(folder, extname(folder))}.png`);
    if (mask !== folder) return;
    throw new StudioError('invalid', `The mask would replace ${input}.`, { next: 'Choose another folder for it.' });
  }
  const inside = relative(folder, truePath(out));
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return;
  const where = inside === '' ? 'is the folder of the pictures' : 'lies in the folder of the pictures';
  throw new StudioError('invalid', `${out} ${where}: its masks would be taken for pictures.`, {
    next: 'Choose a folder for the masks outside of it.',
  });
}

/** Without links, also of what is still to be made. */
function truePath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const above = dirname(full);
  return above === full ? full : join(truePath(above), basename(full));
}
