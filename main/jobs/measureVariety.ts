import sharp from 'sharp';
import type { Layout } from '../../shared/contract/datasets.ts';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { SKIN_TYPES, skinTypeOf } from '../../shared/domain/scene/sampleSkin.ts';
import { framingOf } from '../../shared/domain/variety/framing.ts';
import { MEASURED_SIDE, measurePicture, type PictureFigures } from '../../shared/domain/variety/picture.ts';
import { type FrameFacts, sharesOf, summarise, type Variety } from '../../shared/domain/variety/summary.ts';
import { type FrameSummary, type Pair, readDataset, readPair, readPairs, type Sample } from '../datasets/index.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';

export interface VarietyRequest {
  readonly path: string;
  readonly layout: Layout;
  /** At most so many frames are measured, spread evenly over the dataset. */
  readonly limit: number;
}

export interface VarietyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

export interface MeasuredVariety {
  readonly variety: Variety;
  /** The preset of a rendered dataset; null of photographs. */
  readonly preset: Preset | null;
  readonly problems: readonly string[];
}

const LANES = 4;

/**
 * Measures a dataset, rendered or real (see `shared/domain/variety` for what the figures mean). Pictures that cannot be decoded
 * are left out and reported.
 * @throws StudioError `not-found`, `invalid` when no layout fits, `data` when no picture can be read, `cancelled`.
 */
export async function measureVariety({ path, layout, limit }: VarietyRequest, options: VarietyOptions = {}): Promise<MeasuredVariety> {
  const set = await readPairs(path, layout);
  const rendered = set.kind === 'synthetic' ? await readDataset(set.dir) : null;
  const records = new Map((rendered?.records ?? []).map((record) => [String(record.frame).padStart(6, '0'), record]));
  const pairs = spread(set.pairs, limit);
  const problems = [...set.problems];
  const facts = new Map<number, FrameFacts>();
  const meter = new ProgressMeter([['measure', 1]], options.onProgress ?? (() => {}));
  meter.begin('measure', { title: `Measuring ${set.name}`, total: pairs.length, unit: 'pictures' });
  let done = 0;
  const waiting = pairs.entries();
  const lane = async () => {
    for (const [index, pair] of waiting) {
      if (options.signal?.aborted) throw new StudioError('cancelled', 'The measuring was cancelled.');
      try {
        facts.set(index, factsOf(await measured(pair), records.get(pair.name)));
      } catch (error) {
        problems.push(`${asFailure(error).message} Left out.`);
      }
      meter.to(++done);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (facts.size === 0) {
    throw new StudioError('data', `No picture of ${path} could be read.`, {
      next: 'Check the files.',
      details: problems.map((rule) => ({ path, rule })),
    });
  }
  const frames = [...facts].sort(([a], [b]) => a - b).map(([, one]) => one);
  return {
    variety: summarise(set.name, frames, skinTypesOf([...records.values()])),
    preset: rendered?.description.preset ?? null,
    problems,
  };
}

async function measured(pair: Pair): Promise<PictureFigures> {
  const sample = await readPair(pair);
  const scale = MEASURED_SIDE / Math.max(sample.width, sample.height);
  return measurePicture(scale >= 1 ? sample : await reduced(sample, scale));
}

async function reduced({ width, height, rgb, skin }: Sample, scale: number) {
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), fit: 'fill' } as const;
  const raw = (bytes: Uint8Array, channels: 1 | 3) => sharp(bytes, { raw: { width, height, channels } }).resize(size);
  const [colours, mask] = await Promise.all([raw(rgb, 3).raw().toBuffer(), raw(skin, 1).toColourspace('b-w').raw().toBuffer()]);
  return { width: size.width, height: size.height, rgb: new Uint8Array(colours), skin: new Uint8Array(mask) };
}

function factsOf(figures: PictureFigures, record: FrameSummary | undefined): FrameFacts {
  if (record === undefined) return { figures, framing: null, hasPerson: figures.skinShare > 0 };
  const { partShares, personShare } = record;
  // Datasets of version 1 have no shares by part.
  const isKnown = Object.keys(partShares).length > 0;
  return { figures, framing: isKnown ? framingOf(partShares, personShare) : null, hasPerson: personShare > 0 };
}

/** By the measured angle of the first person, each subject once. */
function skinTypesOf(records: readonly FrameSummary[]): Variety['skinTypes'] {
  const angles = new Map<number, number>();
  for (const { subject, people } of records) {
    const ita = people[0]?.ita ?? null;
    if (ita !== null && !angles.has(subject)) angles.set(subject, ita);
  }
  return angles.size === 0 ? null : sharesOf(SKIN_TYPES, [...angles.values()].map(skinTypeOf));
}

function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]).filter(
    (item): item is T => item !== undefined,
  );
}
