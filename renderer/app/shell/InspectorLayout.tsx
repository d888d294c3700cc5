import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { shell } from '../../texts/shell.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useWorkspace } from '../workspace.ts';
import styles from './InspectorLayout.module.css';

/** Narrower windows keep the inspector in a drawer. */
const WIDE = '(min-width: 1100px)';

/** Opens the drawer; in wide windows the inspector is always there and this shows nothing. */
export function InspectorToggle() {
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { inspectorOpen, toggleInspector } = useWorkspace();
  if (isWide) return null;
  return (
    <IconButton label={inspectorOpen ? shell.hideInspector : shell.showInspector} pressed={inspectorOpen} onClick={() => toggleInspector()}>
      <IconLayoutSidebarRight />
    </IconButton>
  );
}

interface InspectorLayoutProps {
  /** Its widths are remembered under this name. */
  readonly id: string;
  readonly inspector: ReactNode;
  readonly children: ReactNode;
}

/** The work on the left, the properties of what is selected on the right. */
export function InspectorLayout({ id, inspector, children }: InspectorLayoutProps) {
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { inspectorOpen, toggleInspector } = useWorkspace();
  const layout = useDefaultLayout({ id: `s2mgen.layout.${id}` });
  if (!isWide) {
    return (
      <>
        <div className={styles.work}>{children}</div>
        <Drawer
          opened={inspectorOpen}
          onClose={() => toggleInspector(false)}
          position="right"
          size={348}
          // Part of the work: below the tour and every dialog.
          zIndex={140}
          title={shell.inspector}
          padding={0}
          classNames={{ inner: styles.drawerPlace, content: styles.drawer, header: styles.drawerHead }}
          withOverlay={false}
          lockScroll={false}
          trapFocus={false}
          closeButtonProps={{ 'aria-label': shell.close }}
          transitionProps={{ duration: 80 }}
        >
          <div data-inspector>{inspector}</div>
        </Drawer>
      </>
    );
  }
  return (
    <Group className={styles.group} {...layout}>
      <Panel id="work" minSize="50%">
        <div className={styles.work}>{children}</div>
      </Panel>
      <Separator className={styles.handle} aria-label={shell.resize} />
      <Panel id="inspector" defaultSize={348} minSize={280} maxSize={560} groupResizeBehavior="preserve-pixel-size">
        <aside className={styles.inspector} aria-label={shell.inspector}>
          {inspector}
        </aside>
      </Panel>
    </Group>
  );
}
