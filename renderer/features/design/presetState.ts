import { isBuiltin, useDesign } from './designStore.ts';

export type PresetState = 'builtin' | 'unsaved' | 'edited' | 'saved';

/** How the open preset stands to the library: a read-only one, one that it does not have, has otherwise, or has. */
export function usePresetState(): PresetState {
  const { preset, initial, id } = useDesign();
  if (isBuiltin(id)) return 'builtin';
  if (id === null) return 'unsaved';
  return preset !== initial && JSON.stringify(preset) !== JSON.stringify(initial) ? 'edited' : 'saved';
}
