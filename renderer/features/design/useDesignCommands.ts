import { useMemo } from 'react';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { texts } from '../../texts/design.ts';
import { texts as forecast } from '../../texts/forecast.ts';
import { shell } from '../../texts/shell.ts';
import { texts as words } from '../../texts/view.ts';
import { useCompare } from './compareStore.ts';
import { toggleForecast } from './coverage/forecastStore.ts';
import { showFrame, useDesign } from './designStore.ts';
import { redoWithWords, undoWithWords } from './history/undo.ts';
import { toggleLock } from './lockStore.ts';
import { togglePlaying } from './playStore.ts';
import { presetCommands } from './presetCommands.ts';
import { takePreview, usePreviews } from './previewStore.ts';
import { SELECTABLE, select } from './selection.ts';
import { CLOUDS, chooseView, frameSelection, LAYERS, toggleLayer, useView, VIEW_KEYS, VIEWS } from './viewStore.ts';

/** Commands of the Design workspace. The functions show their dialogs. */
export function useDesignCommands(openRender: () => void, openRename: () => void, openHistory: () => void): void {
  const commands = useMemo((): Command[] => {
    const step = (by: number) => showFrame(useDesign.getState().frame + by);
    const group = texts.title;
    return [
      { id: 'design.undo', name: shell.undo, group, shortcut: 'Mod+Z', perform: undoWithWords },
      { id: 'design.redo', name: shell.redo, group, shortcut: 'Shift+Mod+Z', perform: redoWithWords },
      { id: 'design.preview', name: texts.preview, group, shortcut: 'Enter', perform: () => void takePreview() },
      { id: 'design.render', name: `${texts.renderDataset}…`, group, shortcut: 'Mod+Enter', perform: openRender },
      ...presetCommands(openRename, openHistory),
      { id: 'design.forecast', name: forecast.toggle, group, shortcut: 'c', perform: toggleForecast },
      { id: 'design.previous', name: texts.previous, group, shortcut: 'ArrowLeft', perform: () => step(-1) },
      { id: 'design.next', name: texts.next, group, shortcut: 'ArrowRight', perform: () => step(1) },
      { id: 'design.first', name: words.first, group, shortcut: 'Home', perform: () => showFrame(0) },
      { id: 'design.last', name: words.last, group, shortcut: 'End', perform: () => showFrame(useDesign.getState().preset.frames - 1) },
      { id: 'design.back10', name: words.back10, group, shortcut: 'PageUp', perform: () => step(-10) },
      { id: 'design.on10', name: words.on10, group, shortcut: 'PageDown', perform: () => step(10) },
      { id: 'design.play', name: words.play, group, shortcut: 'p', perform: togglePlaying },
      { id: 'design.lock', name: words.lock, group, shortcut: 'l', perform: toggleLock },
      { id: 'design.frameSelection', name: words.frameSelection, group: texts.view, shortcut: 'f', perform: frameSelection },
      { id: 'design.noCompare', name: words.noCompare, group: texts.view, perform: () => useCompare.setState({ other: null }) },
      { id: 'design.selectNothing', name: words.selectNothing, group: words.select, perform: () => select(null) },
      ...SELECTABLE.map((name) => ({
        id: `design.select.${name}`,
        name: words.selectable[name],
        group: words.select,
        perform: () => select(name),
      })),
      ...CLOUDS.map((cloud) => ({
        id: `design.cameras.${cloud}`,
        name: words.clouds[cloud],
        group: texts.show,
        perform: () => useView.setState({ cloud }),
      })),
      {
        id: 'design.mask',
        name: texts.mask,
        group,
        shortcut: 'm',
        perform: () => usePreviews.setState(({ mask }) => ({ mask: !mask, open: true })),
      },
      ...VIEWS.map((view) => ({
        id: `design.view.${view}`,
        name: texts.views[view],
        group: texts.view,
        shortcut: VIEW_KEYS[view],
        perform: () => chooseView(view),
      })),
      ...LAYERS.map((layer) => ({
        id: `design.layer.${layer}`,
        name: texts.layers[layer],
        group: texts.show,
        perform: () => toggleLayer(layer),
      })),
    ];
  }, [openRender, openRename, openHistory]);
  useCommands(commands);
}
