import type { Command } from '../commands/command.ts';
import { fuzzyScore } from '../commands/fuzzy.ts';

const MOST = 60;
/** Of a library with a thousand presets not all can be listed; typing finds the others. */
const MOST_UNASKED = 200;

/**
 * What the palette offers: without a query the recent ones and then all as they come, else what answers to it, best first.
 * A command that is offered twice, by the workspace and by the way to it, is offered once.
 */
export function findCommands(commands: readonly Command[], query: string, recent: readonly string[]): readonly Command[] {
  const able = [...new Map(commands.toReversed().map((command) => [command.id, command])).values()]
    .reverse()
    .filter(({ enabled }) => enabled !== false);
  const rank = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  if (query.trim() === '') return able.toSorted((a, b) => rank(a.id) - rank(b.id)).slice(0, MOST_UNASKED);
  return able
    .flatMap((command) => {
      const named = fuzzyScore(query, command.name);
      const placed = fuzzyScore(query, `${command.group} ${command.name}`);
      if (named === null && placed === null) return [];
      // A name that answers by itself comes before one that needs its group.
      return [{ command, score: Math.max(named === null ? Number.NEGATIVE_INFINITY : named + 2, placed ?? Number.NEGATIVE_INFINITY) }];
    })
    .toSorted((a, b) => b.score - a.score || rank(a.command.id) - rank(b.command.id))
    .slice(0, MOST)
    .map(({ command }) => command);
}
