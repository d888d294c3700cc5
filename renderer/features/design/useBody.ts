import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { subjectOfFrame } from '../../../shared/domain/scene/sample.ts';
import { assetUrl } from '../../client/asset.ts';
import { studio } from '../../client/connection.ts';
import { decodeBody } from '../../three/bodyMesh.ts';
import { useDesign } from './designStore.ts';

/** The real body of the frame in hand, shaped, posed and dressed by Blender. Asked for when the fields come to rest. */
export function useBody() {
  const preset = useDesign((state) => state.preset);
  const frame = useDesign((state) => state.frame);
  const [wanted] = useDebouncedValue(
    { preset, frame, key: JSON.stringify([preset.person, preset.seed, preset.emptyShare, subjectOfFrame(preset, frame)]) },
    350,
  );
  return useQuery({
    queryKey: ['body', wanted.key],
    queryFn: async ({ signal }) => {
      const { mesh, landmarks } = await studio().presets.body({ preset: wanted.preset, frame: wanted.frame }, { signal });
      if (mesh === null) return { body: null, landmarks };
      const response = await fetch(assetUrl(mesh), { signal });
      return { body: decodeBody(await response.arrayBuffer()), landmarks };
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
