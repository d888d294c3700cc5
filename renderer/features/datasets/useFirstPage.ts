import { useEffect } from 'react';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { assetUrl } from '../../client/asset.ts';
import { useConnection } from '../../client/connection.ts';
import { datasetsQuery, queryClient } from '../../client/queries.ts';
import { fetchFacets, fetchFirstPage } from './framesWindow.ts';
import { useGrid } from './gridStore.ts';

/** The latest that a window which is never idle fetches ahead, in milliseconds. */
const LATEST = 5000;

/** Pictures of about one view. */
const FIRST = 60;
/** Held, so that the browser keeps them. */
const HELD: HTMLImageElement[] = [];

/** Fetches what the Datasets workspace shows first while the window has nothing else to do. */
export function useFirstPage(): void {
  const status = useConnection((state) => state.status);
  useEffect(() => {
    if (status !== 'open') return;
    const idle = requestIdleCallback(() => void fetchAhead(), { timeout: LATEST });
    return () => cancelIdleCallback(idle);
  }, [status]);
}

async function fetchAhead(): Promise<void> {
  const datasets = await queryClient.fetchQuery(datasetsQuery).catch(() => []);
  const { dataset: wanted } = useWorkspace.getState();
  const dataset = datasets.find(({ id }) => id === wanted) ?? datasets[0];
  if (dataset === undefined || dataset.missing) return;
  const { sort, filter, dataset: filtered } = useGrid.getState();
  const listing = { dataset: dataset.id, filter: filtered === dataset.id ? filter : ALL_FRAMES, sort };
  const frames = await fetchFirstPage(listing).catch(() => []);
  HELD.splice(
    0,
    HELD.length,
    ...frames.slice(0, FIRST).map(({ thumbnail }) => {
      const image = new Image();
      image.src = assetUrl(thumbnail);
      return image;
    }),
  );
  requestIdleCallback(() => void fetchFacets(listing), { timeout: LATEST });
}
