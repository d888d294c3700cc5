import { IconArrowBackUp, IconArrowForwardUp, IconCamera, IconPlayerRecord } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { texts } from '../../texts/design.ts';
import { shell } from '../../texts/shell.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { attempt } from '../jobs/actions.ts';
import { ForecastPanel } from './coverage/ForecastPanel.tsx';
import styles from './design.module.css';
import { useDesign } from './designStore.ts';
import { FrameStrip } from './FrameStrip.tsx';
import { redoWithWords, undoWithWords } from './history.ts';
import { Inspector } from './Inspector.tsx';
import { NameDialog } from './NameDialog.tsx';
import { PresetMenu } from './PresetMenu.tsx';
import { importPreset, removePreset } from './presetActions.ts';
import { takePreview, usePreviews } from './previewStore.ts';
import { RenderDialog } from './RenderDialog.tsx';
import { useDesignCommands } from './useDesignCommands.ts';
import { Viewport } from './Viewport.tsx';

type Asking = 'render' | 'rename' | null;

/** Tune a preset and see what it means: the scene, its cameras and lights, and one frame as Blender renders it. */
export function DesignWorkspace() {
  const [asking, setAsking] = useState<Asking>(null);
  const [importError, setImportError] = useState<unknown>(null);
  const file = useRef<HTMLInputElement>(null);
  const openRender = useCallback(() => setAsking('render'), []);
  const openImport = useCallback(() => file.current?.click(), []);
  const close = () => setAsking(null);
  useDesignCommands(openRender, openImport);
  const { id, past, future } = useDesign();
  const isRendering = usePreviews((state) => state.pending !== null);

  return (
    <InspectorLayout id="design" inspector={<Inspector />}>
      <div className={styles.bar}>
        <PresetMenu onImport={openImport} onRename={() => setAsking('rename')} onRemove={() => id !== null && attempt(removePreset(id))} />
        <IconButton label={shell.undo} shortcut={shortcutLabel('Mod+Z')} disabled={past.length === 0} onClick={undoWithWords}>
          <IconArrowBackUp />
        </IconButton>
        <IconButton label={shell.redo} shortcut={shortcutLabel('Shift+Mod+Z')} disabled={future.length === 0} onClick={redoWithWords}>
          <IconArrowForwardUp />
        </IconButton>
        <span className={styles.grow} />
        <Button
          data-tour="preview"
          icon={<IconCamera />}
          hint={texts.previewHint}
          shortcut="Enter"
          disabled={isRendering}
          onClick={() => void takePreview()}
        >
          {isRendering ? texts.previewing : texts.preview}
        </Button>
        <Button kind="primary" icon={<IconPlayerRecord />} onClick={openRender}>
          {texts.renderDataset}
        </Button>
        <InspectorToggle />
      </div>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label={texts.importFile}
        hidden
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen !== undefined) importPreset(chosen).then(() => setImportError(null), setImportError);
        }}
      />
      {importError === null ? null : (
        <div className={styles.importError}>
          <ErrorNote title={texts.importProblem} error={importError} />
          <Button kind="quiet" onClick={() => setImportError(null)}>
            {shell.close}
          </Button>
        </div>
      )}
      <Viewport />
      <ForecastPanel />
      <FrameStrip />
      {asking === 'render' ? <RenderDialog onClose={close} /> : null}
      {asking === 'rename' ? <NameDialog onClose={close} /> : null}
    </InspectorLayout>
  );
}
