import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { texts as design } from '../../../texts/design.ts';
import { formatShare } from '../../../ui/format.ts';

/** "face 50 %, portrait 34 %": framings by weight, the most frequent first. */
export function framingWords({ camera: { framings } }: Preset, most = 4): string {
  const total = framings.reduce((sum, { weight }) => sum + weight, 0);
  const used = framings.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const word = (name: string) => (design.framingNames[name] ?? name).toLowerCase();
  if (used.length === 1) return word(used[0]?.name ?? '');
  return used
    .slice(0, most)
    .map(({ name, weight }) => `${word(name)} ${formatShare(weight / total, 0)}`)
    .join(', ');
}

/** What a preset gives, in one line. */
export function presetLine(preset: Preset): string {
  return framingWords(preset, 2);
}

/** Whether every word of the query stands in the name, the notes or a framing's name. */
export function matchesQuery({ name, notes, camera }: Preset, query: string): boolean {
  const text = [name, notes, ...camera.framings.map((framing) => framing.name)].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
