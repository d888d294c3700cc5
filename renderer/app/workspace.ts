import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const WORKSPACES = ['design', 'jobs', 'backgrounds', 'datasets', 'models', 'settings'] as const;
export type Workspace = (typeof WORKSPACES)[number];

interface WorkspaceState {
  readonly workspace: Workspace;
  /** Which dataset and which run are open. */
  readonly dataset: string | null;
  readonly run: string | null;
  /** The inspector as a drawer, in windows too narrow for a third column. */
  readonly inspectorOpen: boolean;
  go(workspace: Workspace): void;
  openDataset(id: string | null): void;
  openRun(id: string | null): void;
  toggleInspector(open?: boolean): void;
}

/** Where the user is. Remembered over restarts. */
export const useWorkspace = create<WorkspaceState>()(
  persist(
    (set) => ({
      workspace: 'design',
      dataset: null,
      run: null,
      inspectorOpen: false,
      go: (workspace) => set({ workspace }),
      openDataset: (dataset) => set({ workspace: 'datasets', dataset }),
      openRun: (run) => set({ workspace: 'models', run }),
      toggleInspector: (open) => set((state) => ({ inspectorOpen: open ?? !state.inspectorOpen })),
    }),
    { name: 's2mgen.workspace', partialize: ({ workspace, dataset, run }) => ({ workspace, dataset, run }) },
  ),
);
