import { create } from 'zustand';
import type { BackgroundEntry, BackgroundVerdict } from '../../../shared/contract/backgrounds.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { backgroundsQuery, queryClient } from '../../client/queries.ts';
import { texts } from '../../texts/backgrounds.ts';
import { formatCount } from '../../ui/format.ts';
import { attempt } from '../jobs/actions.ts';

export const FILTERS = ['open', 'suspected', 'accepted', 'rejected', 'all', 'problems'] as const;
export type Filter = (typeof FILTERS)[number];

interface BackgroundsState {
  readonly filter: Filter;
  /** Place in the shown list of the photograph in hand. */
  readonly selected: number | null;
}

export const useBackgrounds = create<BackgroundsState>()(() => ({ filter: 'open', selected: null }));

/** Suspected ones come first: the host orders them. */
export function shownOf(pictures: readonly BackgroundEntry[], filter: Filter): readonly BackgroundEntry[] {
  if (filter === 'all') return pictures;
  if (filter === 'problems') return [];
  if (filter === 'suspected') return pictures.filter(({ suspected, verdict }) => suspected && verdict === 'open');
  return pictures.filter(({ verdict }) => verdict === filter);
}

/** What can be accepted without a look at each: nobody decided yet, and no skin was found. */
export function cleanOnes(pictures: readonly BackgroundEntry[]): readonly BackgroundEntry[] {
  return pictures.filter(({ suspected, verdict }) => !suspected && verdict === 'open');
}

/** Shows a decision at once, and asks the host again where it fails. */
function put(pictures: readonly BackgroundEntry[], verdict: BackgroundVerdict): void {
  const ids = new Set(pictures.map(({ id }) => id));
  queryClient.setQueryData(backgroundsQuery.queryKey, (known) =>
    known === undefined ? known : { ...known, pictures: known.pictures.map((one) => (ids.has(one.id) ? { ...one, verdict } : one)) },
  );
  attempt(changed(studio().backgrounds.judge({ ids: [...ids], verdict })));
}

/** Decides; the status bar takes it back. */
export function judge(pictures: readonly BackgroundEntry[], verdict: BackgroundVerdict): void {
  const [first] = pictures;
  if (first === undefined) return;
  put(pictures, verdict);
  const words = texts.verdicts[verdict];
  const what = pictures.length === 1 ? texts.judged(fileName(first.source), words) : texts.judgedMany(formatCount(pictures.length), words);
  const takeBack = () => {
    for (const before of ['open', 'accepted', 'rejected'] as const) {
      const these = pictures.filter((picture) => picture.verdict === before);
      if (these.length > 0) put(these, before);
    }
    useLastAction.getState().tell(texts.judgedBack(what));
  };
  useLastAction.getState().tell(what, takeBack);
}

export function removePicture({ id }: BackgroundEntry): void {
  attempt(changed(studio().backgrounds.remove({ ids: [id] })).then(() => queryClient.invalidateQueries(backgroundsQuery)));
}

async function changed(action: Promise<null>): Promise<void> {
  try {
    await action;
  } catch (error) {
    void queryClient.invalidateQueries(backgroundsQuery);
    throw error;
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['preset-assets'] });
  }
}

export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Walks within `total` photographs. */
export function moveChoice(by: number, total: number): void {
  useBackgrounds.setState(({ selected }) => ({
    selected: total === 0 ? null : Math.max(0, Math.min(total - 1, (selected ?? -Math.sign(by)) + by)),
  }));
}
