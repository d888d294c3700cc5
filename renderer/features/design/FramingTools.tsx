import { Menu } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { texts } from '../../texts/design.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './design.module.css';
import { addFraming, duplicateFraming, removeFraming } from './framingActions.ts';
import { FRAMING_TEMPLATES } from './presetCommands.ts';

/** Adds a framing, copies the one in hand, or takes it out. */
export function FramingTools({ index, count }: { readonly index: number; readonly count: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row everywhere
    <div role="group" aria-label={texts.framingTools} className={styles.framingTools}>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={texts.addFraming}>
            <IconPlus />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {FRAMING_TEMPLATES.map((framing) => (
            <Menu.Item key={framing.name} onClick={() => addFraming(framing)}>
              {texts.framingNames[framing.name]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <IconButton label={texts.duplicateFraming} onClick={() => duplicateFraming(index)}>
        <IconCopy />
      </IconButton>
      <IconButton label={count === 1 ? texts.lastFraming : texts.removeFraming} disabled={count === 1} onClick={() => removeFraming(index)}>
        <IconTrash />
      </IconButton>
    </div>
  );
}
