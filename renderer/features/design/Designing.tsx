import { IconArrowBackUp, IconArrowForwardUp, IconCamera, IconHistory, IconLayoutGrid, IconPlayerRecord } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { tellFailure } from '../../app/lastAction.ts';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { texts } from '../../texts/design.ts';
import { texts as presets } from '../../texts/presets.ts';
import { shell } from '../../texts/shell.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ForecastPanel } from './coverage/ForecastPanel.tsx';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { FrameStrip } from './FrameStrip.tsx';
import { HistoryDialog } from './history/HistoryDialog.tsx';
import { redoWithWords, undoWithWords } from './history/undo.ts';
import { Inspector } from './Inspector.tsx';
import { NameDialog } from './NameDialog.tsx';
import { PresetMenu } from './PresetMenu.tsx';
import { removePreset } from './presetActions.ts';
import { openGallery } from './presets/galleryStore.ts';
import { ImportNote } from './presets/ImportNote.tsx';
import { takePreview } from './previewStore.ts';
import { RenderDialog } from './RenderDialog.tsx';
import { SaveButton } from './SaveButton.tsx';
import { useDesignCommands } from './useDesignCommands.ts';
import { Viewport } from './Viewport.tsx';

type Asking = 'render' | 'rename' | 'history' | null;

/** The open preset: its scene, its values, and one frame as Blender renders it. */
export function Designing({ onImport }: { readonly onImport: () => void }) {
  const [asking, setAsking] = useState<Asking>(null);
  const openRender = useCallback(() => setAsking('render'), []);
  const openRename = useCallback(() => setAsking('rename'), []);
  const openHistory = useCallback(() => setAsking('history'), []);
  const close = () => setAsking(null);
  useDesignCommands(openRender, openRename, openHistory);
  const { id, past, future } = useDesign();

  return (
    <InspectorLayout id="design" inspector={<Inspector />}>
      <div className={styles.bar}>
        <PresetMenu
          onImport={onImport}
          onRename={openRename}
          onHistory={openHistory}
          onRemove={() => id !== null && void removePreset(id).catch(tellFailure)}
        />
        <Button kind="quiet" icon={<IconLayoutGrid />} hint={`${presets.allHint} · G`} onClick={() => openGallery(id)}>
          {presets.all}
        </Button>
        <IconButton label={shell.undo} shortcut={shortcutLabel('Mod+Z')} disabled={past.length === 0} onClick={undoWithWords}>
          <IconArrowBackUp />
        </IconButton>
        <IconButton label={shell.redo} shortcut={shortcutLabel('Shift+Mod+Z')} disabled={future.length === 0} onClick={redoWithWords}>
          <IconArrowForwardUp />
        </IconButton>
        <IconButton label={presets.history} shortcut="H" onClick={openHistory}>
          <IconHistory />
        </IconButton>
        <span className={styles.grow} />
        <SaveButton />
        <Button data-tour="preview" icon={<IconCamera />} hint={texts.previewHint} shortcut="Enter" onClick={() => void takePreview()}>
          {texts.preview}
        </Button>
        <Button kind="primary" icon={<IconPlayerRecord />} onClick={openRender}>
          {texts.renderDataset}
        </Button>
        <InspectorToggle />
      </div>
      <ImportNote />
      <Viewport />
      <ForecastPanel />
      <FrameStrip />
      {asking === 'render' ? <RenderDialog onClose={close} /> : null}
      {asking === 'rename' ? <NameDialog onClose={close} /> : null}
      {asking === 'history' ? <HistoryDialog onClose={close} /> : null}
    </InspectorLayout>
  );
}
