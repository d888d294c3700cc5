import type { PresetEntry } from '../../../../shared/contract/presets.ts';

/** The user's own first, the one changed last before all others. */
export function inOrder(entries: readonly PresetEntry[]): PresetEntry[] {
  const own = entries.filter(({ builtin }) => !builtin).sort((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  return [...own, ...entries.filter(({ builtin }) => builtin)];
}
