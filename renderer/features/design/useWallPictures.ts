import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { assetUrl } from '../../client/asset.ts';
import { backgroundsQuery, presetAssetsQuery } from '../../client/queries.ts';

/** Between two looks whether the asset pack has been made, milliseconds. */
const UNTIL_MADE = 15_000;

/** The address of a picture on a wall: a photograph of the user's own, or one of the built-in pack once that is made. */
export function useWallPictures(): (asset: string) => string | null {
  const own = useQuery(backgroundsQuery).data;
  const builtin = useQuery({
    ...presetAssetsQuery,
    refetchInterval: ({ state }) => (Object.keys(state.data?.pictures ?? {}).length === 0 ? UNTIL_MADE : false),
  }).data;
  const urls = useMemo(() => {
    // An asset of the user's ends in the photograph's id.
    const photographs = own?.pictures.map(({ id, thumbnail }) => [id, assetUrl(thumbnail)] as const) ?? [];
    const packed = Object.entries(builtin?.pictures ?? {}).map(([asset, url]) => [asset, assetUrl(url)] as const);
    return new Map([...photographs, ...packed]);
  }, [own, builtin]);
  return useCallback((asset) => urls.get(asset) ?? urls.get(asset.split('/').at(-1) ?? '') ?? null, [urls]);
}
