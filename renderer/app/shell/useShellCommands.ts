import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { shell } from '../../texts/shell.ts';
import type { Command } from '../commands/command.ts';
import { useCommands } from '../commands/registry.ts';
import { useLastAction } from '../lastAction.ts';
import { useWorkspace, WORKSPACES } from '../workspace.ts';
import { useOverlays } from './overlays.ts';

/** Commands that work everywhere. */
export function useShellCommands(): void {
  const { setColorScheme } = useMantineColorScheme();
  const commands = useMemo(
    (): Command[] => [
      {
        id: 'shell.palette',
        name: shell.palette,
        group: shell.groups.window,
        shortcut: 'Mod+K',
        whileTyping: true,
        perform: () => useOverlays.setState(({ palette }) => ({ palette: !palette })),
      },
      {
        id: 'shell.shortcuts',
        name: shell.shortcuts,
        group: shell.groups.window,
        shortcut: '?',
        perform: () => useOverlays.setState({ shortcuts: true }),
      },
      ...WORKSPACES.map((workspace, index) => ({
        id: `shell.go.${workspace}`,
        name: shell.workspaces[workspace],
        group: shell.groups.go,
        shortcut: `Mod+${index + 1}`,
        whileTyping: true,
        perform: () => useWorkspace.getState().go(workspace),
      })),
      ...(['dark', 'light', 'auto'] as const).map((scheme) => ({
        id: `shell.theme.${scheme}`,
        name: shell.themes[scheme],
        group: shell.groups.theme,
        perform: () => setColorScheme(scheme),
      })),
      {
        id: 'shell.undo',
        name: shell.undoLast,
        group: shell.groups.window,
        // A workspace with a history of its own comes first.
        givesWay: true,
        shortcut: 'Mod+Z',
        perform: () => useLastAction.getState().undo?.(),
      },
    ],
    [setColorScheme],
  );
  useCommands(commands);
}
