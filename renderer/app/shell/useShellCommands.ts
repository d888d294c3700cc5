import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { shell } from '../../texts/shell.ts';
import type { Command } from '../commands/command.ts';
import { useCommands } from '../commands/registry.ts';
import { useWorkspace, WORKSPACES } from '../workspace.ts';
import { usePalette } from './palette.ts';

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
        perform: () => usePalette.setState((state) => ({ open: !state.open })),
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
    ],
    [setColorScheme],
  );
  useCommands(commands);
}
