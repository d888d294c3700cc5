import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import sharp from 'sharp';
import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import type { SegmentedPicture } from '../../shared/contract/tryout.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { writeWhole } from '../files/index.ts';
import { type JobQueue, refuseOwnOutput, SegmentSummary } from '../jobs/index.ts';
import { openPhoto, trialPath, trialUrl } from '../media/index.ts';
import type { SegmentRequest } from './requests.ts';
import type { Trials } from './trials.ts';

/** What a segmentation of a folder leaves beside its masks. */
export const SUMMARY_FILE = 's2mgen-segmentation.json';

const THUMBNAIL_SIDE = 320;
/** Skin in a thumbnail, as in the window. */
const TINT = { r: 255, g: 90, b: 95 };
const TINT_ALPHA = 0.55;
/** In the place of pictures whose files are gone. */
const GREY = `${'0'.repeat(32)}-missing.webp`;

export function tryoutHandlers(cache: string, catalogue: Catalogue, queue: JobQueue, trials: Trials): Handlers<Api>['tryout'] {
  return {
    open: ({ id }) => openPhoto(cache, id),
    segment: (trial, signal) => trials.try(trial, signal),
    mask: async ({ threshold, ...trial }, signal) => ({ url: await trials.mask(trial, threshold, signal) }),
    segmentFolder({ run, input, out, size }) {
      const entry = catalogue.runs.get(run);
      if (entry === null) throw new StudioError('not-found', 'This run is not in the library any more.', { next: 'Choose another model.' });
      for (const path of [input, out]) {
        if (!isAbsolute(path))
          throw new StudioError('invalid', `"${path}" is no full path.`, { next: 'Name the folder from its root on.' });
      }
      if (!existsSync(input)) throw new StudioError('not-found', `"${input}" is not there.`, { next: 'Check the path.' });
      refuseOwnOutput(input, out);
      const request: SegmentRequest = { run, input, out, size };
      return queue.add('segment', `Segment ${basename(input)} with ${entry.name}`, request, out);
    },
    async segmented({ out, offset, limit }) {
      const { pictures, failed } = await readSummary(out);
      const window = pictures.slice(offset, offset + limit);
      return { total: pictures.length, failed: failed.length, pictures: await Promise.all(window.map((one) => shown(cache, one))) };
    },
  };
}

async function readSummary(out: string): Promise<SegmentSummary> {
  try {
    return SegmentSummary.parse(JSON.parse(await readFile(join(out, SUMMARY_FILE), 'utf8')));
  } catch (cause) {
    throw new StudioError('not-found', `There is no finished segmentation in ${out}.`, { next: 'Segment the folder again.', cause });
  }
}

type Written = SegmentSummary['pictures'][number];

/** A small picture with its skin tinted; one whose files are gone has a grey one. */
async function shown(cache: string, { picture, mask, skinShare }: Written): Promise<SegmentedPicture> {
  const key = createHash('sha256')
    .update(JSON.stringify([picture, mask, skinShare]))
    .digest('hex')
    .slice(0, 32);
  let name = `${key}-tinted.webp`;
  if (!existsSync(trialPath(cache, name))) {
    const made = await tinted(picture, mask).catch(() => null);
    // Under another name: the files may be back the next time.
    if (made === null) name = GREY;
    if (made !== null || !existsSync(trialPath(cache, GREY))) await writeWhole(trialPath(cache, name), made ?? (await missing()));
  }
  return { name: basename(picture), thumbnail: trialUrl(name), skinShare };
}

async function tinted(picture: string, mask: string): Promise<Buffer> {
  const within = { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true } as const;
  const { data, info } = await sharp(picture)
    .autoOrient()
    .flatten()
    .resize(within)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const grey = await sharp(mask).resize(width, height, { fit: 'fill' }).extractChannel(0).raw().toBuffer();
  const alpha = Buffer.from(grey.map((value) => value * TINT_ALPHA));
  const tint = await sharp({ create: { width, height, channels: 3, background: TINT } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  return sharp(data, { raw: { width, height, channels: info.channels } })
    .composite([{ input: tint }])
    .webp({ quality: 82 })
    .toBuffer();
}

function missing(): Promise<Buffer> {
  const background = { r: 60, g: 60, b: 62 };
  return sharp({ create: { width: 32, height: 32, channels: 3, background } })
    .webp()
    .toBuffer();
}
