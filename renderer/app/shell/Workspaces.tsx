import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import type { Workspace } from '../workspace.ts';

type Loader = () => Promise<{ readonly default: ComponentType }>;

/** Each workspace is a part of the bundle of its own: the frame around them is painted before the one that is open has come. */
const LOADERS: Readonly<Record<Workspace, Loader>> = {
  design: async () => ({ default: (await import('../../features/design/DesignWorkspace.tsx')).DesignWorkspace }),
  backgrounds: async () => ({ default: (await import('../../features/backgrounds/BackgroundsWorkspace.tsx')).BackgroundsWorkspace }),
  datasets: async () => ({ default: (await import('../../features/datasets/DatasetsWorkspace.tsx')).DatasetsWorkspace }),
  models: async () => ({ default: (await import('../../features/models/ModelsPlace.tsx')).ModelsPlace }),
  jobs: async () => ({ default: (await import('../../features/jobs/JobsWorkspace.tsx')).JobsWorkspace }),
  settings: async () => ({ default: (await import('../../features/settings/SettingsWorkspace.tsx')).SettingsWorkspace }),
};
const PARTS: Readonly<Record<Workspace, ComponentType>> = {
  design: lazy(LOADERS.design),
  backgrounds: lazy(LOADERS.backgrounds),
  datasets: lazy(LOADERS.datasets),
  models: lazy(LOADERS.models),
  jobs: lazy(LOADERS.jobs),
  settings: lazy(LOADERS.settings),
};

/** The latest that a window which is never idle fetches the other workspaces, in milliseconds. */
const LATEST = 10_000;

/** The open workspace; the others are fetched while the window has nothing else to do, so that going there does not wait. */
export function WorkspaceContent({ workspace }: { readonly workspace: Workspace }) {
  useEffect(() => {
    // One that cannot be fetched now is fetched, and its failure shown, when it is opened.
    const fetchAll = () => {
      for (const load of Object.values(LOADERS)) load().catch(() => {});
    };
    const idle = requestIdleCallback(fetchAll, { timeout: LATEST });
    return () => cancelIdleCallback(idle);
  }, []);
  const Part = PARTS[workspace];
  return (
    <Suspense>
      <Part />
    </Suspense>
  );
}
