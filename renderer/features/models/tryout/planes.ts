import { queryOptions } from '@tanstack/react-query';
import { assetUrl } from '../../../client/asset.ts';

/** Longer side in pixels of what is drawn; a larger answer is reduced. */
const MOST_DRAWN = 4096;

/** What a network says about each pixel, as bytes: RGBA with red skin, green person, blue the true skin. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** The planes behind a URL. They never change: the URL names what they were made from. */
export function planesQuery(url: string | undefined) {
  return queryOptions({
    queryKey: ['planes', url],
    enabled: url !== undefined,
    queryFn: ({ signal }) => fetchPlanes(url ?? '', signal),
    // Some megabytes each.
    gcTime: 30_000,
  });
}

async function fetchPlanes(url: string, signal: AbortSignal): Promise<Planes> {
  const response = await fetch(assetUrl(url), { signal });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const whole = await createImageBitmap(await response.blob(), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const scale = Math.min(1, MOST_DRAWN / Math.max(whole.width, whole.height));
  const [width, height] = [Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale))];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('No canvas.');
  context.drawImage(whole, 0, 0, width, height);
  whole.close();
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}
