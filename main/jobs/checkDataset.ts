import type { Layout } from '../../shared/contract/datasets.ts';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import { BREAKING, FAULT_KINDS, type Fault, type IntegrityReport } from '../../shared/domain/dataset/integrity.ts';
import {
  checkFrame,
  hashOfPicture,
  inspectPair,
  type ReadPairsOptions,
  readDataset,
  readPairs,
  type SyntheticDataset,
  strayFiles,
} from '../datasets/index.ts';
import { writeCheck } from './careFolder.ts';
import { findAlike } from './findAlike.ts';
import { type OnProgress, ProgressMeter } from './progress.ts';

export interface CheckRequest {
  /** The dataset folder. */
  readonly path: string;
  readonly layout: Layout;
  /** Which of black and white is skin in the masks of photographs, where that was said when they were taken in. */
  readonly skin?: ReadPairsOptions['skin'];
  /** Where report and hashes are kept: the dataset's own folder, or another for photographs, whose folders stay untouched. */
  readonly care: string;
  /** Care folders of datasets that were checked before: pictures are compared with theirs. */
  readonly others?: readonly string[];
  /** SHA-256 of each picture's pixels as they were taken in, by name; rendered frames have theirs in the manifest. */
  readonly expected?: ReadonlyMap<string, string>;
}

interface CheckHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

const LANES = 4;
/** Faults that a report lists. */
const LISTED = 1000;

interface Found {
  readonly frames: number;
  readonly faults: readonly Fault[];
  readonly hashes: ReadonlyMap<string, string>;
}

/**
 * Decodes every file of a dataset, holds it against what is written of it, and looks for pictures that look the same. Changes
 * nothing but its own report.
 * @throws StudioError `not-found`, `data` where `dataset.json` is broken, `cancelled`.
 */
export async function checkDataset(request: CheckRequest, { signal, onProgress }: CheckHooks = {}): Promise<IntegrityReport> {
  const meter = new ProgressMeter([['check', 98], ['compare', 2]], onProgress ?? (() => {})); // biome-ignore format: short
  const set = await readPairs(request.path, request.layout, request.skin === undefined ? {} : { skin: request.skin });
  const walk: Walk = async (total, work) => {
    meter.begin('check', { title: `Checking ${set.name}`, total, unit: 'frames' });
    const waiting = Array.from({ length: total }, (_, index) => index).values();
    let done = 0;
    const lane = async () => {
      for (const index of waiting) {
        if (signal?.aborted) throw new StudioError('cancelled', 'The check was cancelled.');
        await work(index);
        meter.to(++done);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  };
  const found =
    set.kind === 'synthetic' ? await checkRendered(await readDataset(set.dir), walk) : await checkPhotographs(request, set, walk);
  const others = request.others ?? [];
  meter.begin('compare', { title: 'Comparing pictures', total: (1 + others.length) * found.hashes.size, unit: 'pictures' });
  const alike = await findAlike(found.hashes, others, { signal, onDone: (done) => meter.to(done) });
  const report: IntegrityReport = {
    format: 's2mgen.integrity',
    version: 1,
    name: set.name,
    checkedAt: new Date().toISOString(),
    frames: found.frames,
    broken: brokenOf(found.faults),
    dropped: 0,
    counts: countsOf(found.faults),
    faults: found.faults.slice(0, LISTED),
    ...alike,
  };
  await writeCheck(request.care, report, found.hashes);
  return report;
}

type Walk = (total: number, work: (index: number) => Promise<void>) => Promise<void>;

async function checkRendered({ dir, description, listed, broken }: SyntheticDataset, walk: Walk): Promise<Found> {
  const faults: Fault[] = broken.map((detail) => ({ kind: 'brokenLine', frame: null, file: 'frames.jsonl', detail }));
  const hashes = new Map<string, string>();
  const byFrame = new Map<number, readonly Fault[]>();
  await walk(listed.length, async (index) => {
    const record = listed[index];
    if (record === undefined) return;
    const checked = await checkFrame(dir, description, record);
    byFrame.set(record.frame, checked.faults);
    if (checked.hash !== null) hashes.set(String(record.frame).padStart(6, '0'), checked.hash);
  });
  for (const { frame } of listed) faults.push(...(byFrame.get(frame) ?? []));
  faults.push(...(await strayFiles(dir, listed)));
  return { frames: listed.length, faults, hashes: inOrder(hashes) };
}

async function checkPhotographs(
  { expected }: CheckRequest,
  { pairs, problems, dir }: Awaited<ReturnType<typeof readPairs>>,
  walk: Walk,
): Promise<Found> {
  const faults: Fault[] = problems.map((detail) => ({ kind: 'unreadable', frame: null, file: dir, detail }));
  const hashes = new Map<string, string>();
  const there = new Set(pairs.map(({ name }) => name));
  for (const name of expected?.keys() ?? []) {
    if (!there.has(name)) faults.push({ kind: 'missing', frame: null, file: name, detail: 'it was taken in, and is no pair any more' });
  }
  await walk(pairs.length, async (index) => {
    const pair = pairs[index];
    if (pair === undefined) return;
    try {
      const { sample, sha256, soft } = await inspectPair(pair);
      hashes.set(pair.name, await hashOfPicture(sample.rgb, sample.width, sample.height));
      const before = expected?.get(pair.name);
      if (before !== undefined && before !== sha256.image) {
        faults.push({ kind: 'changed', frame: index, file: pair.image, detail: 'its pixels are not those that were taken in' });
      }
      if (soft) faults.push({ kind: 'notBinary', frame: index, file: pair.skin, detail: 'more than 1 % of the pixels are grey' });
    } catch (error) {
      faults.push({ kind: 'unreadable', frame: index, file: pair.image, detail: asFailure(error).message });
    }
  });
  return { frames: pairs.length, faults: faults.sort((a, b) => (a.frame ?? -1) - (b.frame ?? -1)), hashes: inOrder(hashes) };
}

function brokenOf(faults: readonly Fault[]): number[] {
  const frames = faults.flatMap(({ kind, frame }) => (frame !== null && BREAKING.includes(kind) ? [frame] : []));
  return [...new Set(frames)].sort((a, b) => a - b);
}

function countsOf(faults: readonly Fault[]): IntegrityReport['counts'] {
  const count = (kind: Fault['kind']) => faults.filter((fault) => fault.kind === kind).length;
  const [brokenLine = 0, missing = 0, unreadable = 0, size = 0, changed = 0, notBinary = 0, wrongShare = 0, stray = 0] =
    FAULT_KINDS.map(count);
  return { brokenLine, missing, unreadable, size, changed, notBinary, wrongShare, stray };
}

/** Lanes finish in any order; the same dataset gives the same file. */
function inOrder(hashes: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...hashes].sort(([a], [b]) => (a < b ? -1 : 1)));
}
