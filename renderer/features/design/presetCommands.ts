import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import type { Command } from '../../app/commands/command.ts';
import { tellFailure } from '../../app/lastAction.ts';
import { texts } from '../../texts/design.ts';
import { texts as presets } from '../../texts/presets.ts';
import { attempt } from '../jobs/actions.ts';
import { isBuiltin, useDesign } from './designStore.ts';
import { addFraming, duplicateFraming, removeFraming } from './framingActions.ts';
import { duplicatePreset, exportPreset, removePreset, savePreset } from './presetActions.ts';

/** What a new framing can start from. */
export const FRAMING_TEMPLATES = (builtinPreset('mixed')?.camera.framings ?? []).filter(({ name }) => name in texts.framingNames);

/** What is done with the open preset as a whole, and with its framings. Dialogs are shown by whoever gives their openers. */
export function presetCommands(openRename: () => void, openHistory: () => void): Command[] {
  const group = texts.preset;
  const own = () => {
    const { id } = useDesign.getState();
    return id === null || isBuiltin(id) ? null : id;
  };
  const remove = () => {
    const id = own();
    if (id !== null) void removePreset(id).catch(tellFailure);
  };
  const inHand = () => useDesign.getState().framing;
  return [
    { id: 'design.save', name: texts.save, group, shortcut: 'Mod+S', whileTyping: true, perform: () => attempt(savePreset()) },
    { id: 'design.rename', name: texts.renamePreset, group, perform: openRename },
    { id: 'design.duplicate', name: texts.duplicatePreset, group, perform: () => attempt(duplicatePreset(useDesign.getState().preset)) },
    { id: 'design.history', name: `${presets.history}…`, group, shortcut: 'h', perform: openHistory },
    { id: 'design.export', name: texts.exportFile, group, perform: () => exportPreset() },
    { id: 'design.remove', name: texts.removePreset, group, perform: remove },
    ...FRAMING_TEMPLATES.map((framing) => ({
      id: `design.framing.${framing.name}`,
      name: texts.addFramingOf(texts.framingNames[framing.name] ?? framing.name),
      group: texts.framing,
      perform: () => addFraming(framing),
    })),
    { id: 'design.framing.duplicate', name: texts.duplicateFraming, group: texts.framing, perform: () => duplicateFraming(inHand()) },
    { id: 'design.framing.remove', name: texts.removeFraming, group: texts.framing, perform: () => removeFraming(inHand()) },
  ];
}
