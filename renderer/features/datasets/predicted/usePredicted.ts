import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FrameEntry } from '../../../../shared/contract/frameQueries.ts';
import type { Tried } from '../../../../shared/contract/tryout.ts';
import type { PaintedPicture } from '../../models/tryout/PaintedCanvas.tsx';
import { type PaintedMistakes, paintFound, paintMistakes, type Shown } from '../../models/tryout/paint.ts';
import { planesQuery } from '../../models/tryout/planes.ts';
import { triedQuery } from '../../models/tryout/triedQuery.ts';
import { useGrid } from '../gridStore.ts';
import { usePrediction } from './predictionStore.ts';

/** A prediction alone and against the mask, and what it was drawn from. */
export interface Found {
  readonly difference: PaintedMistakes & PaintedPicture;
  readonly prediction: PaintedPicture;
  readonly seen: Tried;
}

/** Masks and models come and go: an answer is asked for again when it is shown again. The host keeps what it has computed. */
const FRESH = 0;

function askFor(dataset: string, frame: FrameEntry | undefined, run: string | null, isOn: boolean) {
  const picture = { kind: 'frame', dataset, frame: frame?.frame ?? 0 } as const;
  return { ...triedQuery(picture, run, null), staleTime: FRESH, enabled: isOn && frame !== undefined && !frame.missing };
}

/**
 * What a model (null: the colour rule) finds in a frame, at the size it learnt at: drawn alone, and against the mask.
 * The answer for `next` is asked for once this one is here.
 */
export function usePredicted(dataset: string, frame: FrameEntry, next: FrameEntry | undefined, run: string | null) {
  const asked = usePrediction((state) => state.threshold);
  const overlay = useGrid((state) => state.overlay);
  const shown: Shown = overlay === 'both' || overlay === 'person' ? overlay : 'skin';
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(askFor(dataset, frame, run, true));
  const tried = isPlaceholderData || error !== null ? undefined : data;
  useQuery(askFor(dataset, next, run, tried !== undefined));
  const { data: planes, error: unread } = useQuery(planesQuery(tried?.probabilities));
  const threshold = asked ?? tried?.threshold ?? 0.5;
  const found = useMemo((): Found | null => {
    if (tried === undefined || planes === undefined) return null;
    const { width, height } = planes;
    const difference = { width, height, ...paintMistakes(planes, threshold, 'mistakes') };
    return { difference, prediction: { width, height, ...paintFound(planes, threshold, shown) }, seen: tried };
  }, [tried, planes, threshold, shown]);
  return { found, threshold, error: error ?? unread, isLooking: isFetching && found === null, retry: () => void refetch() };
}
