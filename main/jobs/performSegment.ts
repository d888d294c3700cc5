import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import { loadSegmenter, type Segmenter, trainingDevice } from '../trainer/index.ts';
import type { SegmentTask } from './modelTask.ts';
import { picturesToSegment } from './picturesToSegment.ts';
import { ProgressMeter } from './progress.ts';
import { fullSizeMask, readReducedPicture } from './reducedPicture.ts';
import type { TaskContext } from './taskContext.ts';

export const SegmentSummary = z.strictObject({
  folder: z.string(),
  pictures: z.array(z.strictObject({ picture: z.string(), mask: z.string(), skinShare: z.number() })),
  /** Pictures that could not be read, and why. */
  failed: z.array(z.strictObject({ picture: z.string(), reason: z.string() })),
});
export type SegmentSummary = z.infer<typeof SegmentSummary>;

/**
 * Segments a picture or every picture of a folder: per picture a mask (0 or 255) under its own name as PNG. Photographs are
 * turned as their camera says, reduced to the size the model learnt at (or the one asked for), and the mask is brought back to
 * full size.
 */
export async function performSegment(task: SegmentTask, context: TaskContext): Promise<SegmentSummary> {
  const pictures = await picturesToSegment(task.input);
  const segmenter = await loadSegmenter(task.model, { device: trainingDevice(task.device) });
  const summary: SegmentSummary = { folder: resolve(task.out), pictures: [], failed: [] };
  const meter = new ProgressMeter([['segment', 1]], context.report);
  meter.begin('segment', { title: 'Segmenting pictures', total: pictures.length, unit: 'pictures' });
  try {
    for (const [index, { path, name }] of pictures.entries()) {
      if (context.signal.aborted) throw new StudioError('cancelled', `Cancelled after ${index} pictures; their masks are kept.`);
      const mask = join(task.out, `${name}.png`);
      try {
        summary.pictures.push({ picture: path, mask, skinShare: await segmentPicture(segmenter, path, mask, task.size) });
      } catch (error) {
        const failure = asFailure(error);
        if (failure.code === 'disk') throw error;
        summary.failed.push({ picture: path, reason: failure.message });
        context.notice(`${path}: ${failure.message}`);
      }
      meter.to(index + 1);
    }
  } finally {
    await segmenter.close();
  }
  if (summary.pictures.length === 0) {
    throw new StudioError('data', `None of the ${pictures.length} pictures could be read: ${summary.failed[0]?.reason}`, {
      next: 'Check the files.',
    });
  }
  return summary;
}

/** Writes the mask and returns the share of skin. */
async function segmentPicture(segmenter: Segmenter, path: string, out: string, asked: SegmentTask['size']): Promise<number> {
  const { rgb, width, height, full } = await readReducedPicture(path, asked ?? segmenter.metadata.size);
  const { skin } = await segmenter.segment(rgb, width, height);
  const mask = await fullSizeMask(skin, { width, height }, full, segmenter.metadata.threshold);
  await mkdir(dirname(out), { recursive: true });
  await sharp(mask, { raw: { width: full.width, height: full.height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toFile(out);
  return mask.reduce((sum, value) => sum + value / 255, 0) / mask.length;
}
