import { Menu } from '@mantine/core';
import { IconChevronDown, IconFocusCentered, IconLock, IconLockOpen } from '@tabler/icons-react';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { texts } from '../../texts/design.ts';
import { texts as words } from '../../texts/view.ts';
import { CompareMenu } from './CompareMenu.tsx';
import styles from './design.module.css';
import { toggleLock, useLock } from './lockStore.ts';
import { SELECTABLE, select, useSelection } from './selection.ts';
import { CLOUDS, chooseView, frameSelection, LAYERS, toggleLayer, useView, VIEW_KEYS, VIEWS } from './viewStore.ts';

/** What the view shows, from where, and what is selected in it. */
export function ViewTools() {
  const { view, layers, cloud } = useView();
  const selected = useSelection((state) => state.selected);
  const isLocked = useLock((state) => state.locked !== null);
  return (
    <div className={styles.tools}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row everywhere */}
      <div role="group" aria-label={texts.viewport} className={styles.toolGroup} data-kind="views">
        {VIEWS.map((name) => (
          <button key={name} type="button" aria-pressed={name === view} onClick={() => chooseView(name)}>
            {texts.views[name]} <kbd aria-hidden>{shortcutLabel(VIEW_KEYS[name])}</kbd>
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="group" aria-label={texts.show} className={styles.toolGroup} data-kind="layers">
        {LAYERS.map((layer) => (
          <button key={layer} type="button" aria-pressed={layers[layer]} onClick={() => toggleLayer(layer)}>
            {texts.layers[layer]}
          </button>
        ))}
      </div>
      <div className={styles.toolGroup}>
        <Menu position="bottom-start" width={170}>
          <Menu.Target>
            <button type="button" aria-label={`${words.cameras}: ${words.clouds[cloud]}`}>
              {words.clouds[cloud]} <IconChevronDown size={12} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {CLOUDS.map((name) => (
              <Menu.Item key={name} aria-current={name === cloud} onClick={() => useView.setState({ cloud: name })}>
                {words.clouds[name]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-start" width={170}>
          <Menu.Target>
            <button type="button" data-selected={selected ?? undefined}>
              {words.selected(selected === null ? words.nothing : words.selectable[selected])} <IconChevronDown size={12} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {SELECTABLE.map((name) => (
              <Menu.Item key={name} onClick={() => select(name)}>
                {words.selectable[name]}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => select(null)}>{words.selectNothing}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <button type="button" title={`${words.frameSelection} · F`} aria-label={words.frameSelection} onClick={frameSelection}>
          <IconFocusCentered size={14} aria-hidden />
        </button>
        <button
          type="button"
          title={`${isLocked ? words.unlock : words.lock} · L`}
          aria-label={words.lock}
          aria-pressed={isLocked}
          data-on={isLocked || undefined}
          onClick={toggleLock}
        >
          {isLocked ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
        </button>
        <CompareMenu />
      </div>
    </div>
  );
}
