import { Menu } from '@mantine/core';
import { IconChevronDown, IconColumns2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { presetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/view.ts';
import { useCompare } from './compareStore.ts';

/** Which preset is shown beside the one being designed. */
export function CompareMenu() {
  const { data: entries = [] } = useQuery(presetsQuery);
  const other = useCompare((state) => state.other);
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" title={texts.compareHint} aria-label={texts.compare} data-on={other !== null || undefined}>
          <IconColumns2 size={14} aria-hidden /> <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="50vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{texts.compare}</Menu.Label>
        {entries.map(({ id, preset }) => (
          <Menu.Item key={id} onClick={() => useCompare.setState({ other: preset })}>
            {preset.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={other === null} onClick={() => useCompare.setState({ other: null })}>
          {texts.noCompare}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
