import { useQueries } from '@tanstack/react-query';
import type { FrameEntry } from '../../../shared/contract/datasets.ts';
import { studio } from '../../client/connection.ts';

const PAGE = 200;
export type FrameOrder = 'frame' | 'skinShare' | 'skinShareDescending';

/** Pages of frames by index window: only those that are in view are asked for, and the request ends when they leave it. */
export function useFramesWindow(dataset: string, order: FrameOrder, first: number, last: number) {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page <= Math.floor(Math.max(first, last) / PAGE); page++) pages.push(page);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['frames', dataset, order, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        studio().datasets.frames({ id: dataset, order, offset: page * PAGE, limit: PAGE }, { signal }),
      gcTime: 60_000,
    })),
  });
  return {
    error: results.find((result) => result.error !== null)?.error ?? null,
    total: results.find((result) => result.data !== undefined)?.data?.total ?? null,
    /** The frame at a place of the order; undefined until its page is here. */
    at(index: number): FrameEntry | undefined {
      const page = pages.indexOf(Math.floor(index / PAGE));
      return results[page]?.data?.frames[index % PAGE];
    },
  };
}
