import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { runsQuery } from '../../client/queries.ts';
import { texts as mistakes } from '../../texts/mistakes.ts';
import { texts } from '../../texts/models.ts';
import { texts as trying } from '../../texts/tryout.ts';
import { Errors } from './errors/Errors.tsx';
import { ModelsWorkspace } from './ModelsWorkspace.tsx';
import { SegmentedGallery } from './tryout/SegmentedGallery.tsx';
import { Tryout } from './tryout/Tryout.tsx';
import { showModels, useModelsView } from './view.ts';

/** The Models workspace: the runs, a model at work, its errors, or a folder that it segmented. */
export function ModelsPlace() {
  const view = useModelsView((state) => state.view);
  const { data: runs = [] } = useQuery(runsQuery);
  const wanted = useWorkspace((state) => state.run);
  const run = runs.find(({ id }) => id === wanted) ?? runs[0];
  const isScored = run !== undefined && run.evaluations.length > 0;
  useCommands(
    useMemo((): Command[] => {
      const group = texts.title;
      return [
        { id: 'models.tryout', name: trying.title, group, shortcut: 'T', perform: () => showModels({ kind: 'tryout' }) },
        {
          id: 'models.errors',
          name: mistakes.title,
          group,
          shortcut: 'E',
          enabled: isScored,
          perform: () => showModels({ kind: 'errors' }),
        },
      ];
    }, [isScored]),
  );
  if (view.kind === 'tryout') return <Tryout />;
  if (view.kind === 'segmented') return <SegmentedGallery out={view.out} />;
  if (view.kind === 'errors' && run !== undefined) return <Errors run={run} />;
  return <ModelsWorkspace />;
}
