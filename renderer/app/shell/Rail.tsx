import { Tooltip } from '@mantine/core';
import { IconChartLine, IconCube3dSphere, IconMovie, IconPhoto, IconSettings, IconWallpaper } from '@tabler/icons-react';
import { shell } from '../../texts/shell.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import { useWorkspace, WORKSPACES } from '../workspace.ts';
import styles from './Frame.module.css';

const ICONS = {
  design: IconCube3dSphere,
  backgrounds: IconWallpaper,
  datasets: IconPhoto,
  models: IconChartLine,
  jobs: IconMovie,
  settings: IconSettings,
} as const;

/** The workspaces, in the order of the work. */
export function Rail() {
  const current = useWorkspace((state) => state.workspace);
  const go = useWorkspace((state) => state.go);
  return (
    <nav className={styles.rail} data-tour="rail" aria-label={shell.rail}>
      {WORKSPACES.map((workspace, index) => {
        const Icon = ICONS[workspace];
        return (
          <Tooltip key={workspace} label={`${shell.workspaces[workspace]} · ${shortcutLabel(`Mod+${index + 1}`)}`} position="right">
            <button
              type="button"
              className={styles.station}
              aria-current={workspace === current ? 'page' : undefined}
              onClick={() => go(workspace)}
            >
              <Icon size={18} stroke={1.6} aria-hidden />
              {shell.workspaces[workspace]}
            </button>
          </Tooltip>
        );
      })}
    </nav>
  );
}
