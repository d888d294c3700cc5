import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { tellFailure } from '../../app/lastAction.ts';
import { presetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/design.ts';
import { texts as words } from '../../texts/presets.ts';
import { formatWhen } from '../../ui/format.ts';
import { attempt } from '../jobs/actions.ts';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { duplicatePreset, exportPreset, savePreset, switchTo } from './presetActions.ts';
import { usePresetState } from './presetState.ts';
import { openGallery, useGallery } from './presets/galleryStore.ts';
import { inOrder } from './presets/inOrder.ts';

/** The others are in the gallery. */
const MOST = 10;

interface PresetMenuProps {
  readonly onImport: () => void;
  readonly onRename: () => void;
  readonly onHistory: () => void;
  readonly onRemove: () => void;
}

/** Which preset is open; the latest others; and what can be done with it. */
export function PresetMenu({ onImport, onRename, onHistory, onRemove }: PresetMenuProps) {
  const { data: entries = [] } = useQuery(presetsQuery);
  const { preset, id } = useDesign();
  const standing = usePresetState();
  const builtin = standing === 'builtin';
  const state = standing === 'saved' ? '' : texts[standing];
  const create = () => {
    openGallery();
    useGallery.setState({ creating: true });
  };
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <button
          type="button"
          className={styles.preset}
          data-tour="preset"
          title={builtin ? texts.builtinHint : undefined}
          aria-label={`${texts.preset}: ${preset.name} ${state}`}
        >
          <b>{preset.name}</b> <span>{state}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={create}>{words.create}…</Menu.Item>
        <Menu.Item onClick={() => openGallery(id)} rightSection={<span className={styles.menuHint}>G</span>}>
          {words.all}…
        </Menu.Item>
        <Menu.Divider />
        {inOrder(entries)
          .slice(0, MOST)
          .map((entry) => (
            <Menu.Item
              key={entry.id}
              onClick={() => void switchTo(entry.preset, entry.id).catch(tellFailure)}
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
        <Menu.Item
          disabled={builtin}
          onClick={() => attempt(savePreset())}
          rightSection={<span className={styles.menuHint}>{shortcutLabel('Mod+S')}</span>}
        >
          {texts.save}
        </Menu.Item>
        <Menu.Item onClick={() => attempt(duplicatePreset(preset))}>{words.duplicate}</Menu.Item>
        <Menu.Item onClick={onRename}>{texts.renameAction}…</Menu.Item>
        <Menu.Item onClick={onHistory} rightSection={<span className={styles.menuHint}>H</span>}>
          {words.history}…
        </Menu.Item>
        <Menu.Item onClick={onImport}>{texts.importFile}…</Menu.Item>
        <Menu.Item onClick={() => exportPreset()}>{texts.exportFile}</Menu.Item>
        <Menu.Item disabled={builtin || id === null} color="var(--bad)" onClick={onRemove}>
          {texts.removePreset}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
