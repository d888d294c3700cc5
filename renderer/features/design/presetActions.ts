import type { PresetEntry } from '../../../shared/contract/presets.ts';
import { boundedVersions } from '../../../shared/domain/preset/history.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { tellFailure, useLastAction } from '../../app/lastAction.ts';
import { removeWithUndo } from '../../app/removal.ts';
import { studio } from '../../client/connection.ts';
import { presetsQuery, queryClient } from '../../client/queries.ts';
import { texts } from '../../texts/design.ts';
import { texts as words } from '../../texts/presets.ts';
import { editPreset, isBuiltin, openPreset, type Step, useDesign } from './designStore.ts';
import { freeCopyName } from './presets/freeCopyName.ts';

/** Puts an entry just saved into the list that the window has: a thousand others need not be read again. */
function show(entry: PresetEntry): void {
  queryClient.setQueryData(presetsQuery.queryKey, (entries) =>
    entries === undefined ? undefined : [...entries.filter(({ id }) => id !== entry.id), entry],
  );
}

/** Steps of before it was saved belong to the entry from now on, under its name. */
function stepsOf(id: string, name: string, steps: readonly Step[]): Step[] {
  return steps.map((step) => ({ ...step, id, preset: isBuiltin(step.id) ? { ...step.preset, name } : step.preset }));
}

/** A version of the preset as it is now, to go back to. */
export function keepVersion(name: string | null): void {
  const { preset, versions } = useDesign.getState();
  const version = { name, at: new Date().toISOString(), preset };
  useDesign.setState({ versions: boundedVersions([version, ...versions]) });
  if (name !== null) useLastAction.getState().tell(words.keptVersion(name));
}

/** Writes the preset to the library, as a new one or over its own entry, and keeps it as a version. */
export async function savePreset(): Promise<void> {
  const { preset, id } = useDesign.getState();
  if (isBuiltin(id)) return;
  const entry = await studio().presets.save({ id, preset });
  useDesign.setState(({ past, future }) => ({
    id: entry.id,
    initial: entry.preset,
    past: stepsOf(entry.id, preset.name, past),
    future: stepsOf(entry.id, preset.name, future),
  }));
  keepVersion(null);
  show(entry);
  useLastAction.getState().tell(texts.saved(preset.name));
}

/** Opens another preset. An edited copy that the library does not have is saved first, so that nothing is lost. */
export async function switchTo(preset: Preset, id: string | null): Promise<void> {
  const open = useDesign.getState();
  const isDraft = open.id === null && JSON.stringify(open.preset) !== JSON.stringify(open.initial);
  if (isDraft) await savePreset();
  openPreset(preset, id);
}

/** Puts a preset into the library and opens it. */
export async function addPreset(preset: Preset): Promise<PresetEntry> {
  const entry = await studio().presets.save({ id: null, preset });
  show(entry);
  await switchTo(entry.preset, entry.id);
  return entry;
}

/** A copy of a preset in the library, opened; status bar says so. */
export async function duplicatePreset(preset: Preset): Promise<PresetEntry> {
  const entries = await queryClient.fetchQuery(presetsQuery);
  const name = freeCopyName(
    preset.name,
    entries.map((entry) => entry.preset.name),
  );
  const entry = await addPreset({ ...preset, name });
  useLastAction.getState().tell(words.duplicated(preset.name, name), () => void removePreset(entry.id, name).catch(tellFailure));
  return entry;
}

/**
 * Changes name or notes of one of the user's presets in the library.
 * @throws StudioError when a rule is broken, or the preset is gone.
 */
export async function describePreset(entry: PresetEntry, change: Partial<Pick<Preset, 'name' | 'notes'>>): Promise<void> {
  const { id, preset } = entry;
  show(await studio().presets.save({ id, preset: { ...preset, ...change } }));
  if (useDesign.getState().id === id) {
    if (change.name !== undefined) editPreset(['name'], change.name, texts.rename, null);
    if (change.notes !== undefined) editPreset(['notes'], change.notes, words.notes, null);
    useDesign.setState(({ initial }) => ({ initial: { ...initial, ...change } }));
  }
  const before = { name: preset.name, notes: preset.notes };
  const takeBack = () => void describePreset({ ...entry, preset: { ...preset, ...change } }, before).catch(tellFailure);
  useLastAction.getState().tell(change.name === undefined ? words.noted(preset.name) : words.renamed(preset.name, change.name), takeBack);
}

/** Hands a preset to the user as a file of its own. */
export function exportPreset(preset: Preset = useDesign.getState().preset): void {
  const file = URL.createObjectURL(new Blob([JSON.stringify(preset, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = file;
  link.download = `${preset.name}.preset.json`;
  link.click();
  URL.revokeObjectURL(file);
}

/** Puts a preset file into the library and opens it. @throws StudioError naming the path and the rule of everything that is wrong. */
export async function importPreset(file: File): Promise<void> {
  const preset = await studio().presets.parse({ text: await file.text() });
  const entry = await addPreset(preset);
  useLastAction.getState().tell(words.imported(preset.name, file.name), () => void removePreset(entry.id, preset.name).catch(tellFailure));
}

/** Moves a preset to the library's trash; if it is open, it stays so, unsaved. The status bar takes it back. */
export async function removePreset(id: string, name: string = useDesign.getState().preset.name): Promise<void> {
  const wasOpen = useDesign.getState().id === id;
  await removeWithUndo({
    name,
    remove: () => studio().presets.remove({ id }),
    touches: ['presets'],
    onGone: () => useDesign.setState((state) => (state.id === id ? { id: null } : state)),
    onBack: () => useDesign.setState((state) => (wasOpen && state.id === null ? { id } : state)),
  });
}
