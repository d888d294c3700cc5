import { type BackgroundCollection, type Ingested, ingestFolder } from '../backgrounds/index.ts';
import { decodeBmp, isBmp } from '../datasets/index.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';

export interface AddOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Takes a folder of photographs into a collection. Errors: see `ingestFolder`. */
export async function addBackgrounds(collection: BackgroundCollection, folder: string, options: AddOptions = {}): Promise<Ingested> {
  const meter = new ProgressMeter([['read', 1]], options.onProgress ?? (() => {}));
  return ingestFolder(collection, folder, {
    signal: options.signal,
    decode: (bytes) => (isBmp(bytes) ? decodeBmp(bytes) : null),
    onProgress(done, total) {
      if (done === 0) meter.begin('read', { title: 'Reading photographs', total, unit: 'pictures' });
      else meter.to(done);
    },
  });
}
