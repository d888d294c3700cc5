import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { readPair } from '../datasets/index.ts';
import { writeWhole } from '../files/index.ts';
import { COLOUR_RULE, loadSegmenter, readReduced, type Segmentation, type Segmenter, trainingDevice } from '../trainer/index.ts';
import { readReducedPicture } from './reducedPicture.ts';
import { sourceOf } from './sources.ts';
import type { TrialRequest, TrialResult } from './trial.ts';

/** So many models stay loaded. */
const MODELS_KEPT = 4;
/** For the colour rule, which has learnt at no size. */
const DEFAULT_SIZE = 512;

interface Loaded {
  readonly threshold: number;
  readonly size: number;
  readonly segment: (rgb: Uint8Array, width: number, height: number) => Promise<Segmentation>;
  close(): Promise<void>;
}

const RULE: Loaded = {
  threshold: 0.5,
  size: DEFAULT_SIZE,
  async segment(rgb) {
    const { skin } = await COLOUR_RULE.segment(rgb, 0, 0);
    return { skin, person: new Uint8Array(skin.length) };
  },
  close: async () => {},
};

/** Loaded models by file, time of writing and device; the longest unused goes first. */
const models = new Map<string, Loaded>();

/** Shows one picture to one model. Keeps models loaded, so it belongs into a process that stays. */
export async function performTrial({ model, picture, size, device, out }: TrialRequest): Promise<TrialResult> {
  const loaded = model === COLOUR_RULE.name ? RULE : await modelOf(model, device);
  const asked = size ?? loaded.size;
  const { rgb, width, height, truth } = await read(picture, asked);
  const begun = performance.now();
  const { skin, person } = await loaded.segment(rgb, width, height);
  const seconds = (performance.now() - begun) / 1000;
  const planes = new Uint8Array(3 * skin.length);
  for (let k = 0; k < skin.length; k++) {
    planes[3 * k] = skin[k] ?? 0;
    planes[3 * k + 1] = person[k] ?? 0;
    planes[3 * k + 2] = truth?.[k] ?? 0;
  }
  await writeWhole(
    out,
    await sharp(planes, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 4 })
      .toBuffer(),
  );
  return { width, height, threshold: loaded.threshold, seconds, device: model === COLOUR_RULE.name ? 'cpu' : device };
}

async function read(picture: TrialRequest['picture'], size: number | 'full') {
  if (picture.kind === 'file') return { ...(await readReducedPicture(picture.file, size)), truth: null };
  // Exactly the pixels that an evaluation of this size scores.
  const sample =
    size === 'full' ? await readPair(picture.pair) : await readReduced(sourceOf([{ key: '', pairs: [picture.pair] }]), 0, size);
  return { ...sample, truth: sample.skin };
}

async function modelOf(file: string, device: string): Promise<Loaded> {
  const written = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const key = `${device} ${written} ${file}`;
  const there = models.get(key);
  const loaded = there ?? wrap(await loadSegmenter(file, { device: trainingDevice(device) }));
  models.delete(key);
  models.set(key, loaded);
  for (const [oldest, one] of models) {
    if (models.size <= MODELS_KEPT) break;
    models.delete(oldest);
    await one.close();
  }
  return loaded;
}

function wrap(segmenter: Segmenter): Loaded {
  const { threshold, size } = segmenter.metadata;
  return { threshold, size, segment: (rgb, width, height) => segmenter.segment(rgb, width, height), close: () => segmenter.close() };
}
