import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import type { Mistake, MistakeOrder, ScoredSet, ScoredSetEntry } from '../../shared/contract/mistakes.ts';
import type { FrameScores } from '../../shared/domain/scores/frameScores.ts';
import { scoresOf } from '../../shared/domain/scores/score.ts';
import { rangeOf, type SliceBy, scoresBySlice } from '../../shared/domain/scores/slices.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { frameEntry } from './frameEntry.ts';
import { readScores, scoredSets, scoresFile } from './scoreFiles.ts';

type View = Awaited<ReturnType<Catalogue['browse']['view']>>;

/** A scored picture; `row` is its place in the dataset's columns, −1 when the library has it no more. */
interface Scored extends Pick<Mistake, 'name' | 'iou' | 'falsePositive' | 'falseNegative' | 'skinShare'> {
  readonly row: number;
}

/** Which pictures a model gets wrong, and of which kind they are. */
export function mistakeHandlers(catalogue: Catalogue): Handlers<Api>['mistakes'] {
  const { datasets, browse, frames } = catalogue;

  const open = async ({ run, dataset, size }: ScoredSet): Promise<{ scored: Scored[]; view: View | null }> => {
    const file = scoresFile(catalogue, run, dataset, size);
    const scores = file === null ? null : await readScores(file);
    if (scores === null) {
      throw new StudioError('not-found', 'The scores of single pictures are not kept for this evaluation.', { next: 'Evaluate again.' });
    }
    const view = datasets.get(dataset) === null ? null : await browse.view(dataset);
    return { scored: rowsOf(scores, view), view };
  };

  return {
    async list({ run }) {
      const entries: ScoredSetEntry[] = [];
      for (const { dataset, size } of await scoredSets(catalogue, run)) {
        const file = scoresFile(catalogue, run, dataset, size);
        const scores = file === null ? null : await readScores(file);
        const entry = datasets.get(dataset);
        if (scores === null || entry === null || scores.names.length === 0) continue;
        const { threshold, scoredAt, names } = scores;
        const iou = rowsOf(scores, null).reduce((sum, one) => sum + one.iou, 0) / names.length;
        entries.push({ run, dataset, size, datasetName: entry.name, threshold, pictures: names.length, iou, scoredAt });
      }
      return entries.sort((a, b) => b.scoredAt.localeCompare(a.scoredAt));
    },
    async browse({ slice, order, descending, offset, limit, ...set }) {
      const { scored, view } = await open(set);
      const sliceOf = slice === null ? null : valuesOf(slice.by, view);
      const matching = scored.filter((one) => sliceOf === null || sliceOf(one) === slice?.value);
      const sorted = matching.sort(comparing(order, descending));
      const window = sorted.slice(offset, offset + limit);
      const known = frames.numbered(
        set.dataset,
        window.flatMap(({ row }) => view?.columns.frames[row] ?? []),
      );
      const pictures = window.map(({ row, ...one }, place): Mistake => {
        const frame = known.get(view?.columns.frames[row] ?? -1);
        const shown = frame === undefined ? null : frameEntry(set.dataset, { ...frame, tags: view?.tags.of(row) ?? [], sortedBy: null });
        return { index: offset + place, ...one, frame: shown };
      });
      return { total: sorted.length, pictures };
    },
    async slices({ by, ...set }) {
      const { scored, view } = await open(set);
      const sliceOf = valuesOf(by, view);
      return scoresBySlice(
        by,
        scored.map((one) => ({ value: sliceOf(one), iou: one.iou })),
      );
    },
  };
}

function rowsOf({ names, ...scores }: FrameScores, view: View | null): Scored[] {
  const places = new Map(view?.columns.names.map((name, row) => [name, row]));
  return names.map((name, k) => {
    const [truePositive, falsePositive] = [scores.truePositive[k] ?? 0, scores.falsePositive[k] ?? 0];
    const [falseNegative, trueNegative] = [scores.falseNegative[k] ?? 0, scores.trueNegative[k] ?? 0];
    const pixels = Math.max(1, truePositive + falsePositive + falseNegative + trueNegative);
    return {
      name,
      iou: scoresOf({ truePositive, falsePositive, falseNegative, trueNegative }).iou,
      falsePositive: falsePositive / pixels,
      falseNegative: falseNegative / pixels,
      skinShare: (truePositive + falseNegative) / pixels,
      row: places.get(name) ?? -1,
    };
  });
}

/** Finds the slice that a picture falls into. The share of skin is that of the scored mask; the rest is the dataset's. */
function valuesOf(by: SliceBy, view: View | null): (scored: Scored) => string | null {
  if (by === 'skinShare') return ({ skinShare }) => rangeOf('skinShare', skinShare);
  if (view === null) return () => null;
  if (by === 'viewAngle') {
    const angles = view.columns.numbers(by);
    return ({ row }) => rangeOf(by, Math.abs(angles[row] ?? Number.NaN));
  }
  if (by === 'brightness') {
    const values = view.columns.numbers(by);
    return ({ row }) => rangeOf(by, values[row] ?? null);
  }
  const words = view.columns.words(by === 'framing' ? 'framingClass' : by);
  return ({ row }) => words.known[(words.codes[row] ?? 0) - 1] ?? null;
}

function comparing(order: MistakeOrder, descending: boolean): (a: Scored, b: Scored) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => sign * (a[order] - b[order]) || (a.name < b.name ? -1 : 1);
}
