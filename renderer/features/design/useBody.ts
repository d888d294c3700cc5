import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { memo, useEffect, useMemo } from 'react';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import { assetUrl } from '../../client/asset.ts';
import { studio } from '../../client/connection.ts';
import { decodeBody } from '../../three/bodyMesh.ts';
import { usePreviews } from './previewStore.ts';

/**
 * The real bodies of a frame's people in their order, shaped, posed and dressed by Blender. Asked for when the fields come to rest,
 * the first person first.
 */
export function useBodies(preset: Preset, spec: SceneSpec) {
  const now = useMemo(
    () => ({ preset, frame: spec.frame, people: spec.people.map(({ person }) => JSON.stringify(person)) }),
    [preset, spec.frame, spec.people],
  );
  const [wanted] = useDebouncedValue(now, 350);
  // The same Blender renders the preview, and behind it nobody sees a body.
  const enabled = usePreviews((state) => !state.open);
  return useQueries({
    queries: wanted.people.map((key, member) => ({
      queryKey: ['body', key],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { mesh, landmarks } = await studio().presets.body({ preset: wanted.preset, frame: wanted.frame, member }, { signal });
        if (mesh === null) return { body: null, landmarks };
        const response = await fetch(assetUrl(mesh), { signal });
        return { body: decodeBody(await response.arrayBuffer()), landmarks };
      },
      placeholderData: keepPreviousData,
      enabled,
      gcTime: 60_000,
    })),
  });
}

export type Bodies = ReturnType<typeof useBodies>;

interface FetchedBodiesProps {
  readonly asked: { readonly preset: Preset; readonly spec: SceneSpec };
  readonly onChange: (bodies: Bodies) => void;
}

/** Tells of a frame's bodies as they come. A component of its own, so that what asks for them is not set up with every move of a drag. */
export const FetchedBodies = memo(function FetchedBodies({ asked: { preset, spec }, onChange }: FetchedBodiesProps) {
  const bodies = useBodies(preset, spec);
  useEffect(() => onChange(bodies), [bodies, onChange]);
  return null;
});
