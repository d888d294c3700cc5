import { Menu } from '@mantine/core';
import { IconChevronDown, IconColumns2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { presetsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/view.ts';
import { useCompare } from './compareStore.ts';
import { useDesign } from './designStore.ts';
import { openGallery } from './presets/galleryStore.ts';
import { inOrder } from './presets/inOrder.ts';

/** The others are compared from the gallery. */
const MOST = 16;

/** Which preset is shown beside the one being designed. */
export function CompareMenu() {
  const { data: entries = [] } = useQuery(presetsQuery);
  const other = useCompare((state) => state.other);
  const open = useDesign((state) => state.id);
  const shown = inOrder(entries)
    .filter(({ id }) => id !== open)
    .slice(0, MOST);
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" title={texts.compareHint} aria-label={texts.compare} data-on={other !== null || undefined}>
          <IconColumns2 size={14} aria-hidden /> <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="50vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{texts.compare}</Menu.Label>
        {shown.map(({ id, preset }) => (
          <Menu.Item key={id} onClick={() => useCompare.setState({ other: preset })}>
            {preset.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => openGallery()}>{texts.compareOther}</Menu.Item>
        <Menu.Item disabled={other === null} onClick={() => useCompare.setState({ other: null })}>
          {texts.noCompare}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
