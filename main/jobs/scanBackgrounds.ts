import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { StudioError } from '../../shared/contract/errors.ts';
import { largestRegionShare, SCAN_SIDE } from '../../shared/domain/backgrounds/skinArea.ts';
import { type BackgroundCollection, type BackgroundRecord, COLOUR_RULE, isSuspected, skinByColour } from '../backgrounds/index.ts';
import { segmentFolder } from './modelTasks.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';
import type { SpawnWorker } from './spawn.ts';

/** Who looks for skin: the fixed colour rule, or a trained model under a name of its own. */
export type Scanner = { readonly kind: 'colour-rule' } | { readonly kind: 'model'; readonly file: string; readonly name: string };

export interface ScanOptions {
  readonly spawn?: SpawnWorker | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

export interface Scanned {
  readonly pictures: number;
  readonly suspected: number;
}

/** A model's process is started for so many pictures; what one has scored is kept. */
const BATCH = 200;

/**
 * Looks for people in every picture of a collection that this scanner has not looked at yet. Verdicts stay as they are.
 * @throws StudioError `not-found` without the model, `training` when its process died, `cancelled`.
 */
export async function scanBackgrounds(collection: BackgroundCollection, scanner: Scanner, options: ScanOptions = {}): Promise<Scanned> {
  const method = scanner.kind === 'model' ? scanner.name : COLOUR_RULE;
  const all = await collection.list();
  const waiting = all.filter(({ skin }) => skin.method !== method);
  const meter = new ProgressMeter([['scan', 1]], options.onProgress ?? (() => {}));
  meter.begin('scan', { title: 'Looking for people', total: all.length, unit: 'pictures', done: all.length - waiting.length });
  let done = all.length - waiting.length;
  for (let from = 0; from < waiting.length; from += BATCH) {
    if (options.signal?.aborted)
      throw new StudioError('cancelled', `Cancelled after ${done} of ${all.length} pictures; their scores are kept.`);
    const batch = waiting.slice(from, from + BATCH);
    const shares = scanner.kind === 'model' ? await byModel(collection, batch, scanner.file, options) : await byColour(collection, batch);
    for (const [id, share] of shares) await collection.change(id, { skin: { method, share } });
    done += batch.length;
    meter.to(done);
  }
  return { pictures: all.length, suspected: (await collection.list()).filter(isSuspected).length };
}

async function byColour(collection: BackgroundCollection, records: readonly BackgroundRecord[]): Promise<Map<string, number>> {
  const shares = new Map<string, number>();
  for (const { id } of records) shares.set(id, await skinByColour(await readFile(collection.pathOf(id))));
  return shares;
}

async function byModel(
  collection: BackgroundCollection,
  records: readonly BackgroundRecord[],
  model: string,
  { spawn, signal }: ScanOptions,
): Promise<Map<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 's2mgen-scan-'));
  try {
    const [input, out] = [join(folder, 'pictures'), join(folder, 'masks')];
    await mkdir(input);
    for (const { id } of records) await copyFile(collection.pathOf(id), join(input, `${id}.jpg`));
    await segmentFolder({ model, input, out }, { spawn, signal });
    const shares = new Map<string, number>();
    for (const { id } of records) {
      const { data, info } = await sharp(join(out, `${id}.png`))
        .resize({ width: SCAN_SIDE, height: SCAN_SIDE, fit: 'inside', withoutEnlargement: true })
        .toColourspace('b-w')
        .raw()
        .toBuffer({ resolveWithObject: true });
      shares.set(id, largestRegionShare(data, info.width, info.height));
    }
    return shares;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
