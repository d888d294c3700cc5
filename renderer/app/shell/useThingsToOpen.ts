import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { datasetsQuery, presetsQuery, runsQuery } from '../../client/queries.ts';
import { switchTo } from '../../features/design/presetActions.ts';
import { closeGallery } from '../../features/design/presets/galleryStore.ts';
import { showModels } from '../../features/models/view.ts';
import { shell } from '../../texts/shell.ts';
import type { Command } from '../commands/command.ts';
import { tellFailure } from '../lastAction.ts';
import { useWorkspace } from '../workspace.ts';

/** Presets, datasets and runs of the library as commands that open them. */
export function useThingsToOpen(): readonly Command[] {
  const { data: presets } = useQuery(presetsQuery);
  const { data: datasets } = useQuery(datasetsQuery);
  const { data: runs } = useQuery(runsQuery);
  return useMemo(() => {
    const { go, openDataset, openRun } = useWorkspace.getState();
    return [
      ...(presets ?? []).map(({ id, preset }) => ({
        id: `open.preset.${id}`,
        name: preset.name,
        group: shell.groups.preset,
        perform: () => {
          switchTo(preset, id).then(() => {
            closeGallery();
            go('design');
          }, tellFailure);
        },
      })),
      ...(datasets ?? []).map(({ id, name }) => ({
        id: `open.dataset.${id}`,
        name,
        group: shell.groups.dataset,
        perform: () => openDataset(id),
      })),
      ...(runs ?? []).map(({ id, name }) => ({
        id: `open.run.${id}`,
        name,
        group: shell.groups.run,
        perform: () => {
          openRun(id);
          showModels({ kind: 'runs' });
        },
      })),
    ];
  }, [presets, datasets, runs]);
}
