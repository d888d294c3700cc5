import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { studio } from './connection.ts';

/**
 * Answers stay until something tells that they changed: the host is on this machine, asking again is not free of flicker.
 * For the same reason nothing waits for the network to be there.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

const DEVICE_TEST_INTERVAL = 3000;

export const statusQuery = queryOptions({
  queryKey: ['system', 'status'],
  queryFn: ({ signal }) => studio().system.status({}, { signal }),
  // Tests of devices run for a while after the first start.
  refetchInterval: ({ state }) => (state.data?.providers.some(({ testing }) => testing) ? DEVICE_TEST_INTERVAL : false),
});

export const presetsQuery = queryOptions({
  queryKey: ['presets'],
  queryFn: ({ signal }) => studio().presets.list({}, { signal }),
});

/** Asked for together with the presets: its key begins with theirs. */
export const presetProblemsQuery = queryOptions({
  queryKey: ['presets', 'problems'],
  queryFn: ({ signal }) => studio().presets.problems({}, { signal }),
});

export const presetAssetsQuery = queryOptions({
  queryKey: ['preset-assets'],
  queryFn: ({ signal }) => studio().presets.assets({}, { signal }),
});

export const backgroundsQuery = queryOptions({
  queryKey: ['backgrounds'],
  queryFn: ({ signal }) => studio().backgrounds.list({}, { signal }),
});

export const datasetsQuery = queryOptions({
  queryKey: ['datasets'],
  queryFn: ({ signal }) => studio().datasets.list({}, { signal }),
});

export const runsQuery = queryOptions({
  queryKey: ['runs'],
  queryFn: ({ signal }) => studio().runs.list({}, { signal }),
});

export const recipesQuery = queryOptions({
  queryKey: ['recipes'],
  queryFn: ({ signal }) => studio().runs.recipes({}, { signal }),
});

export function frameQuery(dataset: string, frame: number) {
  return queryOptions({
    queryKey: ['frames', dataset, 'one', frame],
    queryFn: ({ signal }) => studio().datasets.frame({ id: dataset, frame }, { signal }),
    placeholderData: keepPreviousData,
  });
}
