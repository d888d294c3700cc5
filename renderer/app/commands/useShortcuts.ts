import { useEffect } from 'react';
import { currentCommands } from './registry.ts';
import { isInOverlay, isPressing, isTyping, matchesShortcut } from './shortcut.ts';

/** One listener for the whole window: the last registered command whose shortcut was pressed is performed. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isPressing(event)) return;
      const busy = isTyping(event.target) || isInOverlay(event.target);
      const able = currentCommands().filter(
        ({ shortcut, enabled, whileTyping }) =>
          shortcut !== undefined && enabled !== false && (!busy || whileTyping === true) && matchesShortcut(event, shortcut),
      );
      const command = able.find(({ givesWay }) => givesWay !== true) ?? able[0];
      if (command === undefined) return;
      event.preventDefault();
      command.perform();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
