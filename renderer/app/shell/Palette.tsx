import { Modal } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { shell } from '../../texts/shell.ts';
import type { Command } from '../commands/command.ts';
import { useAllCommands } from '../commands/registry.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import styles from './Palette.module.css';
import { usePalette } from './palette.ts';

/** Every word of the query must begin a word of the name or the group. */
function matches(command: Command, query: string): boolean {
  const words = `${command.group} ${command.name}`.toLowerCase().split(/\s+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function Commands({ onClose }: { readonly onClose: () => void }) {
  const commands = useAllCommands();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = commands.filter((command) => command.enabled !== false && matches(command, query.trim()));
  const current = found[Math.min(chosen, found.length - 1)];

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.perform();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(current);
    else if (event.key === 'ArrowDown') setChosen((index) => Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen((index) => Math.max(index - 1, 0));
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
            <span>{command.name}</span>
            {command.shortcut === undefined ? null : <kbd>{shortcutLabel(command.shortcut)}</kbd>}
          </div>
        ))}
        {found.length === 0 ? <p className={styles.none}>{shell.noCommand}</p> : null}
      </div>
    </>
  );
}

/** Find any command by typing the beginnings of its words. */
export function Palette() {
  const open = usePalette((state) => state.open);
  const close = () => usePalette.setState({ open: false });
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
