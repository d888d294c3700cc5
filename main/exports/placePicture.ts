import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExportedPictures } from '../../shared/domain/dataset/exportOptions.ts';
import type { FramePicture } from './frame.ts';

/** Puts a picture at a path: a copy, or a second name of the same file where the disk can (else a copy). */
export async function placePicture(picture: FramePicture, path: string, how: Exclude<ExportedPictures, 'reference'>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if ('bytes' in picture) return writeFile(path, picture.bytes);
  if (how === 'copy') return copyFile(picture.path, path);
  await link(picture.path, path).catch(() => copyFile(picture.path, path));
}
