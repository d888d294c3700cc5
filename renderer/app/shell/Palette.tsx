import { Modal } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { shell } from '../../texts/shell.ts';
import type { Command } from '../commands/command.ts';
import { rememberCommand, useRecent } from '../commands/recent.ts';
import { useAllCommands } from '../commands/registry.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { FIELD_COMMANDS } from './fieldsToFind.ts';
import { findCommands } from './findCommands.ts';
import { useOverlays } from './overlays.ts';
import styles from './Palette.module.css';
import { useThingsToOpen } from './useThingsToOpen.ts';

function Commands({ onClose }: { readonly onClose: () => void }) {
  const commands = useAllCommands();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const things = useThingsToOpen();
  const recent = useRecent((state) => state.ids);
  const found = useMemo(
    () => findCommands([...commands, ...ELSEWHERE, ...things, ...FIELD_COMMANDS], query, recent),
    [commands, things, query, recent],
  );
  const current = found[Math.min(chosen, found.length - 1)];

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    rememberCommand(command.id);
    command.perform();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(current);
    else if (event.key === 'ArrowDown') setChosen((index) => Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen((index) => Math.max(index - 1, 0));
    else if (event.key === 'PageDown') setChosen((index) => Math.min(index + 10, found.length - 1));
    else if (event.key === 'PageUp') setChosen((index) => Math.max(index - 10, 0));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className={styles.query}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={current === undefined ? undefined : `palette-${current.id}`}
        aria-label={shell.search}
        placeholder={shell.search}
        data-autofocus
        // biome-ignore lint/a11y/noAutofocus: what is typed right after the shortcut belongs here
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={shell.palette} className={styles.list}>
        {found.map((command) => (
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === current}
            className={styles.option}
            ref={command === current ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.group}>{command.group}</span>
            <span className={styles.name}>{command.name}</span>
            {command.shortcut === undefined ? null : <kbd>{shortcutLabel(command.shortcut)}</kbd>}
          </div>
        ))}
        {found.length === 0 ? <p className={styles.none}>{shell.noCommand}</p> : null}
      </div>
    </>
  );
}

/** Find any command, preset, dataset, run or value of a preset by letters of its name; what was done last comes first. */
export function Palette() {
  const open = useOverlays((state) => state.palette);
  const close = () => useOverlays.setState({ palette: false });
  return (
    <Modal.Root opened={open} onClose={close} padding={0} size={520} centered={false} yOffset={64}>
      <Modal.Overlay />
      <Modal.Content aria-label={shell.palette}>
        <Modal.Body>
          <Commands onClose={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
