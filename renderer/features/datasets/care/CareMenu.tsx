import { Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import type { Command } from '../../../app/commands/command.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { texts } from '../../../texts/care.ts';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import styles from './care.module.css';
import { LabelsDialog } from './LabelsDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

const DIALOGS = { export: ExportDialog, split: SplitDialog, check: CheckDialog, labels: LabelsDialog } as const;
type Asked = keyof typeof DIALOGS;
const SHORTCUTS: Partial<Record<Asked, string>> = { export: 'Mod+E' };

/** What can be done with the dataset in hand: a menu, its commands, and their dialogs. */
export function CareMenu({ dataset }: { readonly dataset: DatasetEntry }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const isUsable = dataset.frames > 0 && !dataset.missing;
  const items = useMemo(
    () => (['export', 'split', 'check', 'labels'] as const).filter((item) => item !== 'labels' || dataset.kind === 'synthetic'),
    [dataset.kind],
  );
  useCommands(
    useMemo(
      () =>
        items.map((item): Command => {
          const shortcut = SHORTCUTS[item];
          const rest = shortcut === undefined ? {} : { shortcut };
          return {
            id: `care.${item}`,
            name: texts.items[item],
            group: texts.group,
            enabled: isUsable,
            perform: () => setAsked(item),
            ...rest,
          };
        }),
      [items, isUsable],
    ),
  );
  const AskedDialog = asked === null ? null : DIALOGS[asked];
  return (
    <>
      <Menu position="bottom-end" disabled={!isUsable}>
        <Menu.Target>
          <button type="button" className={styles.menu} aria-label={texts.menu} title={texts.menu} disabled={!isUsable}>
            <IconFileExport size={16} aria-hidden />
            <span>{texts.menuShort}</span>
            <IconChevronDown size={12} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {items.map((item) => (
            <Menu.Item key={item} onClick={() => setAsked(item)}>
              {texts.items[item]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {AskedDialog === null ? null : <AskedDialog key={dataset.id} dataset={dataset} onClose={() => setAsked(null)} />}
    </>
  );
}
