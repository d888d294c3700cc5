import { Modal } from '@mantine/core';
import { useMemo } from 'react';
import { shell } from '../../texts/shell.ts';
import type { Command } from '../commands/command.ts';
import { useAllCommands } from '../commands/registry.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import { useOverlays } from './overlays.ts';
import styles from './ShortcutSheet.module.css';

function byGroup(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.shortcut !== undefined) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [...groups];
}

function Sheet() {
  const groups = byGroup(useAllCommands());
  const gestures = useMemo(() => Object.entries(shell.gestures), []);
  return (
    <>
      <div className={styles.columns}>
        {groups.map(([group, commands]) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {commands.map(({ id, name, shortcut = '' }) => (
                <div key={id}>
                  <dt>{name}</dt>
                  <dd>
                    <kbd>{shortcutLabel(shortcut)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section aria-label={shell.fields}>
          <h3>{shell.fields}</h3>
          <dl>
            {gestures.map(([keys, what]) => (
              <div key={keys}>
                <dt>{what}</dt>
                <dd>
                  <kbd>{shell.gestureKeys[keys] ?? keys}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <p className="hint">{shell.shortcutsNote}</p>
    </>
  );
}

/** Every shortcut that works now, by group. */
export function ShortcutSheet() {
  const open = useOverlays((state) => state.shortcuts);
  return (
    <Modal
      opened={open}
      onClose={() => useOverlays.setState({ shortcuts: false })}
      title={shell.shortcuts}
      size={820}
      closeButtonProps={{ 'aria-label': shell.close }}
    >
      <Sheet />
    </Modal>
  );
}
