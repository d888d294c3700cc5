import type { Layout } from '../../shared/contract/datasets.ts';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import type { NewRealDataset, StoredFrame } from '../catalogue/index.ts';
import { type Inspection, inspectPair, type Pair, readPairs, remarksOn } from '../datasets/index.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';

export interface ImportRequest {
  readonly path: string;
  readonly name: string;
  readonly layout: Layout;
}

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Ready to be catalogued. A synthetic dataset describes itself: only its folder counts. */
export type ImportedDataset = { readonly problems: readonly string[] } & (
  | { readonly kind: 'synthetic'; readonly folder: string }
  | { readonly kind: 'real'; readonly dataset: NewRealDataset }
);

/** So many pictures are decoded at a time: decoding uses the machine's other cores. */
const LANES = 4;

/**
 * Reads a dataset of photographs and masks in place: finds the pairs, decodes each once and measures it. Pairs that cannot be
 * decoded are left out and reported.
 * @throws StudioError `not-found`, `invalid` when no layout fits, `data` when no pair can be used, `cancelled`.
 */
export async function importDataset({ path, name, layout }: ImportRequest, options: ImportOptions = {}): Promise<ImportedDataset> {
  const meter = new ProgressMeter(
    [
      ['find', 5],
      ['inspect', 95],
    ],
    options.onProgress ?? (() => {}),
  );
  meter.begin('find', { title: 'Finding pictures and masks', total: 1, unit: 'folders' });
  const set = await readPairs(path, layout);
  if (set.kind === 'synthetic') return { kind: 'synthetic', folder: set.dir, problems: set.problems };
  const problems = [...set.problems];
  const found = new Map<number, { frame: StoredFrame; inspection: Pick<Inspection, 'skinShare' | 'soft'> }>();
  meter.begin('inspect', { title: 'Reading pictures', total: set.pairs.length, unit: 'pictures' });
  const waiting = set.pairs.entries();
  let done = 0;
  const lane = async () => {
    for (const [index, pair] of waiting) {
      if (options.signal?.aborted) throw new StudioError('cancelled', 'The import was cancelled.');
      try {
        const inspection = await inspectPair(pair);
        found.set(index, {
          frame: frameOf(index, pair, inspection),
          inspection: { skinShare: inspection.skinShare, soft: inspection.soft },
        });
      } catch (error) {
        problems.push(`${asFailure(error).message} Left out.`);
      }
      meter.to(++done);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const inOrder = [...found.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
  if (inOrder.length === 0) {
    throw new StudioError('data', `No picture of ${path} could be read.`, { next: 'Check the files.', details: [] });
  }
  problems.push(...remarksOn(inOrder.map(({ inspection }) => inspection)));
  const frames = inOrder.map(({ frame }) => frame);
  return { kind: 'real', dataset: { name, path: set.dir, layout: set.layout, frames }, problems };
}

function frameOf(frame: number, pair: Pair, { sample, skinShare, personShare, sha256 }: Inspection): StoredFrame {
  const { name, group, subset, split, image, skin, person, maskRule } = pair;
  const { width, height } = sample;
  const shares = { skinShare, personShare, sha256: sha256.image };
  return { frame, name, width, height, ...shares, group, subset, split, image, skin, person, parts: null, maskRule };
}
