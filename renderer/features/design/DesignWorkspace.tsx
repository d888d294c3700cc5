import { useCallback, useMemo, useRef } from 'react';
import { useCommands } from '../../app/commands/registry.ts';
import { texts } from '../../texts/design.ts';
import { texts as presets } from '../../texts/presets.ts';
import { Designing } from './Designing.tsx';
import { useDesign } from './designStore.ts';
import { openGallery, useGallery } from './presets/galleryStore.ts';
import { importFiles } from './presets/importStore.ts';
import { PresetGallery } from './presets/PresetGallery.tsx';
import { usePresetDrop } from './presets/usePresetDrop.ts';

/** Tune a preset and see what it means, or choose another from the gallery. */
export function DesignWorkspace() {
  const isGallery = useGallery((state) => state.open);
  const file = useRef<HTMLInputElement>(null);
  const openImport = useCallback(() => file.current?.click(), []);
  usePresetDrop();
  useCommands(
    useMemo(
      () => [
        {
          id: 'presets.gallery',
          name: presets.all,
          group: presets.title,
          shortcut: 'g',
          perform: () => openGallery(useDesign.getState().id),
        },
        {
          id: 'presets.new',
          name: `${presets.create}…`,
          group: presets.title,
          perform: () => {
            openGallery();
            useGallery.setState({ creating: true });
          },
        },
        { id: 'design.import', name: `${texts.importFile}…`, group: texts.title, perform: openImport },
      ],
      [openImport],
    ),
  );
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label={texts.importFile}
        multiple
        hidden
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (chosen.length > 0) void importFiles(chosen);
        }}
      />
      {isGallery ? <PresetGallery onImport={openImport} /> : <Designing onImport={openImport} />}
    </>
  );
}
