import { type ComponentType, useEffect, useState } from 'react';
import { useWorkspace, WORKSPACES, type Workspace } from '../workspace.ts';

type Loader = () => Promise<ComponentType>;

/** Each workspace is a part of the bundle of its own: the frame around them is painted before the one that is open has come. */
const LOADERS: Readonly<Record<Workspace, Loader>> = {
  design: async () => (await import('../../features/design/DesignWorkspace.tsx')).DesignWorkspace,
  backgrounds: async () => (await import('../../features/backgrounds/BackgroundsWorkspace.tsx')).BackgroundsWorkspace,
  datasets: async () => (await import('../../features/datasets/DatasetsWorkspace.tsx')).DatasetsWorkspace,
  models: async () => (await import('../../features/models/ModelsPlace.tsx')).ModelsPlace,
  jobs: async () => (await import('../../features/jobs/JobsWorkspace.tsx')).JobsWorkspace,
  settings: async () => (await import('../../features/settings/SettingsWorkspace.tsx')).SettingsWorkspace,
};
/** Those that are here. One of them is shown in the frame of the click; `lazy` would hold it back for up to 300 ms more. */
const LOADED = new Map<Workspace, ComponentType>();

async function load(workspace: Workspace): Promise<void> {
  LOADED.set(workspace, await LOADERS[workspace]());
}

// The first one is fetched while React begins.
load(useWorkspace.getState().workspace).catch(() => {});

/** The latest that a window which is never idle fetches the other workspaces, in milliseconds. */
const LATEST = 10_000;

/** The open workspace; the others are fetched while the window has nothing else to do, so that going there does not wait. */
export function WorkspaceContent({ workspace }: { readonly workspace: Workspace }) {
  const [failed, setFailed] = useState<{ readonly cause: unknown } | null>(null);
  const [, setArrived] = useState<Workspace | null>(null);
  const Part = LOADED.get(workspace);
  const isHere = Part !== undefined;
  useEffect(() => {
    if (isHere) return;
    load(workspace).then(
      () => setArrived(workspace),
      (cause: unknown) => setFailed({ cause }),
    );
  }, [workspace, isHere]);
  useEffect(() => {
    // One that cannot be fetched now is fetched, and its failure shown, when it is opened.
    const fetchAll = () => {
      for (const other of WORKSPACES) load(other).catch(() => {});
    };
    const idle = requestIdleCallback(fetchAll, { timeout: LATEST });
    return () => cancelIdleCallback(idle);
  }, []);
  if (failed !== null) throw failed.cause;
  return Part === undefined ? null : <Part />;
}
