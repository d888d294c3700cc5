import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';

/** A picture file under the opened folder. Folder and stem are as on disk. */
export interface TreeFile {
  readonly path: string;
  /** Folders from the opened one down, without it. */
  readonly folders: readonly string[];
  /** Name without its last ending; may hold spaces, dots, commas, parentheses. */
  readonly stem: string;
  readonly extension: string;
}

export interface Tree {
  readonly root: string;
  /** Of the opened folder: some layouts are told by it. */
  readonly name: string;
  readonly files: readonly TreeFile[];
}

const PICTURES = new Set(['.jpg', '.jpeg', '.png', '.bmp', '.tif', '.tiff', '.webp']);
const DEPTH = 8;
/** Somebody who opens a home folder by mistake should get an answer. */
const LIMIT = 1_000_000;

/**
 * Lists every picture below a folder, in natural order. Follows links, each folder once.
 * @throws StudioError `not-found` without the folder, `invalid` when there are too many files below it.
 */
export async function listTree(root: string): Promise<Tree> {
  const found = await stat(root).catch(() => null);
  if (!found?.isDirectory()) throw new StudioError('not-found', `There is no folder ${root}.`, { next: 'Check the path.' });
  const files: TreeFile[] = [];
  const seen = new Set<string>();
  let entries = 0;

  async function walk(dir: string, folders: readonly string[]): Promise<void> {
    const real = await realpath(dir);
    if (seen.has(real) || folders.length > DEPTH) return;
    seen.add(real);
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      if (++entries > LIMIT) {
        throw new StudioError('invalid', `There are more than ${LIMIT} files below ${root}.`, { next: 'Open the folder of one dataset.' });
      }
      // Hidden files and the resource forks that macOS archives carry are no pictures, whatever their names.
      if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue;
      const path = join(dir, entry.name);
      const kind = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
      if (kind?.isDirectory()) await walk(path, [...folders, entry.name]);
      else if (kind?.isFile() && PICTURES.has(extname(entry.name).toLowerCase())) files.push(fileOf(path, folders));
    }
  }

  await walk(root, []);
  const { compare } = new Intl.Collator('en', { numeric: true });
  files.sort((a, b) => compare(a.path, b.path));
  return { root, name: basename(root), files };
}

function fileOf(path: string, folders: readonly string[]): TreeFile {
  const extension = extname(path);
  return { path, folders, stem: basename(path, extension), extension: extension.toLowerCase() };
}
