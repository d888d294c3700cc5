import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { RenderForecast, RenderManner } from '../../../../shared/contract/rendering.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { studio } from '../../../client/connection.ts';

/** Workers and device as they were last chosen on this machine; what nobody chose is left to the studio. */
export const useManner = create<Pick<RenderManner, 'workers' | 'device'>>()(persist(() => ({}), { name: 's2mgen.renderManner' }));

/** Time and space of a rendering that has not begun; undefined where there is no Blender to ask. */
export function useRenderForecast(preset: Preset | null, frames: number, dataset: string | null): RenderForecast | undefined {
  const manner = useManner();
  return useQuery({
    queryKey: ['render-forecast', preset, frames, dataset, manner],
    queryFn: ({ signal }) => {
      if (preset === null) throw new Error('There is no preset.');
      return studio().datasets.forecastRender({ preset, frames, dataset, manner }, { signal });
    },
    enabled: preset !== null,
    staleTime: 5000,
    placeholderData: (before) => before,
  }).data;
}
