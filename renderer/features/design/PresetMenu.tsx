import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { presetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/design.ts';
import { formatWhen } from '../../ui/format.ts';
import { attempt } from '../jobs/actions.ts';
import styles from './design.module.css';
import { openPreset, useDesign } from './designStore.ts';
import { exportPreset, savePreset } from './presetActions.ts';

interface PresetMenuProps {
  readonly onImport: () => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

/** Which preset is open; the others; and what can be done with it. */
export function PresetMenu({ onImport, onRename, onRemove }: PresetMenuProps) {
  const { data: entries = [] } = useQuery(presetsQuery);
  const { preset, initial, id } = useDesign();
  const isBuiltin = id?.startsWith('builtin:') === true;
  const state = isBuiltin ? texts.builtin : id === null ? texts.unsaved : preset === initial ? '' : texts.edited;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button
          type="button"
          data-tour="preset"
          className={styles.preset}
          title={isBuiltin ? texts.builtinHint : undefined}
          aria-label={`${texts.preset}: ${preset.name} ${state}`}
        >
          <b>{preset.name}</b> <span>{state}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item
            key={entry.id}
            onClick={() => openPreset(entry.preset, entry.id)}
            rightSection={
              <span className={styles.menuHint}>
                {entry.builtin || entry.changedAt === null ? texts.builtin : formatWhen(entry.changedAt)}
              </span>
            }
          >
            {entry.preset.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onRename}>{texts.rename}…</Menu.Item>
        <Menu.Item disabled={isBuiltin} onClick={() => attempt(savePreset())}>
          {texts.save}
        </Menu.Item>
        <Menu.Item onClick={onImport}>{texts.importFile}…</Menu.Item>
        <Menu.Item onClick={exportPreset}>{texts.exportFile}</Menu.Item>
        <Menu.Item disabled={isBuiltin || id === null} color="var(--bad)" onClick={onRemove}>
          {texts.removePreset}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
