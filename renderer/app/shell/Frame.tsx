import { useFirstPage } from '../../features/datasets/useFirstPage.ts';
import { useWatchJobs } from '../../features/jobs/useWatchJobs.ts';
import { Tour } from '../../features/tour/Tour.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { useShortcuts } from '../commands/useShortcuts.ts';
import { useWorkspace } from '../workspace.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import styles from './Frame.module.css';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useConnectionRefresh } from './useConnectionRefresh.ts';
import { useShellCommands } from './useShellCommands.ts';
import { WorkspaceContent } from './Workspaces.tsx';

/** One frame for all workspaces: title bar, rail, the work itself, status bar. */
export function Frame() {
  const workspace = useWorkspace((state) => state.workspace);
  useWatchJobs();
  useShortcuts();
  useConnectionRefresh();
  useFirstPage();
  useShellCommands();
  return (
    <div className={styles.frame}>
      <TitleBar />
      <Rail />
      <main className={styles.work}>
        <ConnectionBanner />
        <ErrorBoundary key={workspace}>
          <WorkspaceContent workspace={workspace} />
        </ErrorBoundary>
      </main>
      <StatusBar />
      <Palette />
      <ShortcutSheet />
      <Tour />
    </div>
  );
}
