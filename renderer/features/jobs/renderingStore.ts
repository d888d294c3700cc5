import { create } from 'zustand';
import type { Rendering } from '../../../shared/contract/rendering.ts';
import { useFeed } from '../../client/useFeed.ts';

/** What the host last told of Blender's work; null before the first rendering. */
export const useRendering = create<{ readonly rendering: Rendering | null }>()(() => ({ rendering: null }));

/** Follows the rendering while mounted. */
export function useWatchRendering(): void {
  useFeed(
    'rendering',
    (client, _, signal) => client.jobs.rendering({}, { signal }),
    (rendering) => useRendering.setState({ rendering }),
  );
}
