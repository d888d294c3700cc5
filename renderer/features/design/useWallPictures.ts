import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { assetUrl } from '../../client/asset.ts';
import { backgroundsQuery } from '../../client/queries.ts';

/** The address of a picture on a wall: those of the user's own photographs. The pack's own pictures are shown by their colour. */
export function useWallPictures(): (asset: string) => string | null {
  const { data } = useQuery(backgroundsQuery);
  const urls = useMemo(() => new Map(data?.pictures.map(({ id, thumbnail }) => [id, assetUrl(thumbnail)])), [data]);
  // An asset of the user's ends in the photograph's id.
  return useCallback((asset) => urls.get(asset.split('/').at(-1) ?? '') ?? null, [urls]);
}
