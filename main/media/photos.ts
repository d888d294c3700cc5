import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { StudioError } from '../../shared/contract/errors.ts';
import type { Photo } from '../../shared/contract/tryout.ts';
import { writeWhole } from '../files/index.ts';
import { trialPath } from './trials.ts';
import { uploadPath } from './uploads.ts';
import { trialUrl } from './urls.ts';

/** Longer side in pixels of what the window shows of a photograph. */
const VIEW_SIDE = 2048;
const VIEW_QUALITY = 88;

/**
 * A photograph that was sent: how large it is, and a picture of it that every browser shows.
 * @throws StudioError `not-found` when it was cleared away, `data` when it is no picture that can be read.
 */
export async function openPhoto(cache: string, id: string): Promise<Photo> {
  const file = uploadPath(cache, id);
  if (!existsSync(file)) {
    throw new StudioError('not-found', 'This photograph is not kept any more.', { next: 'Drop it again.' });
  }
  const name = `${id.slice(0, 32)}-view.webp`;
  try {
    const { autoOrient } = await sharp(file).metadata();
    const view = trialPath(cache, name);
    if (!existsSync(view)) {
      const upright = sharp(file).autoOrient().flatten({ background: '#808080' });
      const reduced = upright.resize({ width: VIEW_SIDE, height: VIEW_SIDE, fit: 'inside', withoutEnlargement: true });
      await writeWhole(view, await reduced.webp({ quality: VIEW_QUALITY }).toBuffer());
    }
    return { id, width: autoOrient.width, height: autoOrient.height, view: trialUrl(name) };
  } catch (cause) {
    throw new StudioError('data', 'This file is no picture that can be read.', {
      next: 'JPEG, PNG, WebP, AVIF, TIFF and GIF can be read; save it as one of them.',
      cause,
    });
  }
}
