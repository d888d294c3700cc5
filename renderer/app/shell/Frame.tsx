import { lazy, Suspense } from 'react';
import { BackgroundsWorkspace } from '../../features/backgrounds/BackgroundsWorkspace.tsx';
import { DatasetsWorkspace } from '../../features/datasets/DatasetsWorkspace.tsx';
import { DesignWorkspace } from '../../features/design/DesignWorkspace.tsx';
import { JobsWorkspace } from '../../features/jobs/JobsWorkspace.tsx';
import { useWatchJobs } from '../../features/jobs/useWatchJobs.ts';
import { SettingsWorkspace } from '../../features/settings/SettingsWorkspace.tsx';
import { Tour } from '../../features/tour/Tour.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { useShortcuts } from '../commands/useShortcuts.ts';
import { useWorkspace, type Workspace } from '../workspace.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import styles from './Frame.module.css';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useConnectionRefresh } from './useConnectionRefresh.ts';
import { useShellCommands } from './useShellCommands.ts';

const ModelsWorkspace = lazy(async () => ({ default: (await import('../../features/models/ModelsWorkspace.tsx')).ModelsWorkspace }));

function Content({ workspace }: { readonly workspace: Workspace }) {
  switch (workspace) {
    case 'design':
      return <DesignWorkspace />;
    case 'backgrounds':
      return <BackgroundsWorkspace />;
    case 'datasets':
      return <DatasetsWorkspace />;
    case 'models':
      return <ModelsWorkspace />;
    case 'jobs':
      return <JobsWorkspace />;
    case 'settings':
      return <SettingsWorkspace />;
  }
}

/** One frame for all workspaces: title bar, rail, the work itself, status bar. */
export function Frame() {
  const workspace = useWorkspace((state) => state.workspace);
  useWatchJobs();
  useShortcuts();
  useConnectionRefresh();
  useShellCommands();
  return (
    <div className={styles.frame}>
      <TitleBar />
      <Rail />
      <main className={styles.work}>
        <ConnectionBanner />
        <ErrorBoundary key={workspace}>
          <Suspense>
            <Content workspace={workspace} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      <Palette />
      <ShortcutSheet />
      <Tour />
    </div>
  );
}
