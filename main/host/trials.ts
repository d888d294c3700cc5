import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { StudioError } from '../../shared/contract/errors.ts';
import { type Trial, Tried } from '../../shared/contract/tryout.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { writeWhole } from '../files/index.ts';
import { fullSizeMask, type SpawnWorker, TrialProcess } from '../jobs/index.ts';
import { trialFolder, trialPath, trialUrl, uploadFolder, uploadPath } from '../media/index.ts';
import { pairOf } from './assets.ts';
import { boundFolder } from './boundFolder.ts';

/** What is kept of photographs and of what models say about pictures, each; the oldest goes first. */
const MOST_BYTES = 512 * 2 ** 20;
/** So often it is looked after. */
const BOUND_EVERY = 50;

/** Single pictures for single models. What was asked before is in the cache. */
export class Trials {
  readonly #cache: string;
  readonly #catalogue: Catalogue;
  readonly #process: TrialProcess;
  #asked = 0;

  constructor(cache: string, catalogue: Catalogue, spawn: SpawnWorker | undefined) {
    this.#cache = cache;
    this.#catalogue = catalogue;
    this.#process = new TrialProcess({ cache, spawn });
  }

  /** @throws StudioError `not-found`, `data`, `training`, `cancelled` */
  async try(trial: Trial, signal: AbortSignal): Promise<Tried> {
    const { picture, identity } = this.#pictureOf(trial);
    const { model, written } = await this.#modelOf(trial.run);
    const key = keyOf(identity, model, written, trial.size);
    const name = `${key}-scores.png`;
    const [out, answer] = [trialPath(this.#cache, name), trialPath(this.#cache, `${key}.json`)];
    const there = existsSync(out) ? await readAnswer(answer) : null;
    if (there !== null) return there;
    if (this.#asked++ % BOUND_EVERY === 0) await this.#bound();
    const result = await this.#process.ask({ model, picture, size: trial.size, out }, signal);
    const tried = { ...result, probabilities: trialUrl(name) };
    await writeWhole(answer, JSON.stringify(tried));
    return tried;
  }

  /** URL of the decision at the picture's full size. */
  async mask(trial: Trial, threshold: number, signal: AbortSignal): Promise<string> {
    const { probabilities, width, height } = await this.try(trial, signal);
    const { picture, identity } = this.#pictureOf(trial);
    const name = `${keyOf(identity, probabilities, threshold)}-mask.png`;
    const file = picture.kind === 'file' ? picture.file : picture.pair.image;
    const { autoOrient: full } = await sharp(file).metadata();
    const scores = trialPath(this.#cache, probabilities.slice(trialUrl('').length));
    const skin = await sharp(scores).extractChannel(0).raw().toBuffer();
    const mask = await fullSizeMask(skin, { width, height }, full, threshold);
    const png = sharp(mask, { raw: { width: full.width, height: full.height, channels: 1 } })
      .toColourspace('b-w')
      .png();
    await writeWhole(trialPath(this.#cache, name), await png.toBuffer());
    return trialUrl(name);
  }

  close(): void {
    this.#process.close();
  }

  #pictureOf({ picture }: Trial) {
    if (picture.kind === 'photo') {
      const file = uploadPath(this.#cache, picture.id);
      if (existsSync(file)) return { picture: { kind: 'file', file } as const, identity: picture.id };
      throw new StudioError('not-found', 'This photograph is not kept any more.', { next: 'Drop it again.' });
    }
    const frame = this.#catalogue.frames.get(picture.dataset, picture.frame);
    if (frame === null) {
      throw new StudioError('not-found', 'This picture is not in the library any more.', { next: 'Evaluate on the dataset again.' });
    }
    const pair = pairOf(frame);
    return { picture: { kind: 'pair', pair } as const, identity: keyOf(frame.sha256, pair.skin, pair.maskRule) };
  }

  async #modelOf(run: string | null): Promise<{ model: string; written: number }> {
    if (run === null) return { model: 'colour-rule', written: 0 };
    const entry = this.#catalogue.runs.get(run);
    if (entry === null) throw new StudioError('not-found', 'This run is not in the library any more.', { next: 'Choose another model.' });
    const { model, name } = entry;
    if (model === null) {
      throw new StudioError('not-found', `${name} has no model yet.`, { next: 'Train it to the end of its first epoch.' });
    }
    const found = await stat(model).catch(() => null);
    if (found === null) {
      throw new StudioError('not-found', `The model file of ${name} is gone: ${model}`, {
        next: 'Put it back, or resume the training: it writes the model again after its next epoch.',
      });
    }
    return { model, written: found.mtimeMs };
  }

  async #bound(): Promise<void> {
    await boundFolder(uploadFolder(this.#cache), MOST_BYTES);
    await boundFolder(trialFolder(this.#cache), MOST_BYTES);
  }
}

function keyOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

async function readAnswer(file: string): Promise<Tried | null> {
  try {
    return Tried.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
