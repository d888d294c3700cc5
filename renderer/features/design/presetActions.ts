import { useLastAction } from '../../app/lastAction.ts';
import { removeWithUndo } from '../../app/removal.ts';
import { studio } from '../../client/connection.ts';
import { presetsQuery, queryClient } from '../../client/queries.ts';
import { texts } from '../../texts/design.ts';
import { openPreset, useDesign } from './designStore.ts';

/** Writes the preset to the library, as a new one or over its own entry. */
export async function savePreset(): Promise<void> {
  const { preset, id } = useDesign.getState();
  if (id?.startsWith('builtin:') === true) return;
  const entry = await studio().presets.save({ id, preset });
  useDesign.setState({ id: entry.id, initial: entry.preset });
  await queryClient.invalidateQueries(presetsQuery);
  useLastAction.getState().tell(texts.saved(preset.name));
}

/** Hands the preset to the user as a file of its own. */
export function exportPreset(): void {
  const { preset } = useDesign.getState();
  const file = URL.createObjectURL(new Blob([JSON.stringify(preset, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = file;
  link.download = `${preset.name}.preset.json`;
  link.click();
  URL.revokeObjectURL(file);
}

/** Opens a preset file. @throws StudioError naming the path and the rule of everything that is wrong. */
export async function importPreset(file: File): Promise<void> {
  openPreset(await studio().presets.parse({ text: await file.text() }), null);
}

/** Moves a preset to the library's trash; it stays open, unsaved, and the status bar takes it back. */
export async function removePreset(id: string): Promise<void> {
  await removeWithUndo({
    name: useDesign.getState().preset.name,
    remove: () => studio().presets.remove({ id }),
    touches: ['presets'],
    onGone: () => useDesign.setState((state) => (state.id === id ? { id: null } : state)),
    onBack: () => useDesign.setState((state) => (state.id === null ? { id } : state)),
  });
}
