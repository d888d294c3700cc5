import { isMac } from '../../client/bridge.ts';
import { shell } from '../../texts/shell.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: shell.keys.escape,
  Space: shell.keys.space,
};

/** "Shift+Mod+Z" as it is printed on the user's keyboard. */
export function shortcutLabel(shortcut: string): string {
  const keys = shortcut.split('+').map((key) => {
    if (key === 'Mod') return isMac ? '⌘' : shell.keys.control;
    if (key === 'Shift' && isMac) return '⇧';
    return SYMBOLS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
  return keys.join(isMac ? '' : ' ');
}

/** Whether the keys pressed are this shortcut, no more and no less. */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1) ?? '';
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod !== keys.includes('Mod') || event.altKey) return false;
  const isSymbol = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (!isSymbol && event.shiftKey !== keys.includes('Shift')) return false;
  const pressed = event.key === ' ' ? 'Space' : event.key;
  return pressed.toLowerCase() === key.toLowerCase();
}

/** The keyboard belongs to a field while it is being typed into. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input:not([type=checkbox]):not([type=radio]):not([readonly]), textarea, select') !== null
  );
}

/** Enter and space press the button that has the keyboard, whatever else they are a shortcut of. */
export function isPressing(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  return event.target instanceof HTMLElement && event.target.closest('button, a[href], summary, [role=option]') !== null;
}

/** A dialog or an open menu takes all keys but those meant to work everywhere; the inspector's drawer is part of the work. */
export function isInOverlay(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('[data-inspector]') !== null) return false;
  return target.closest('[role=dialog], [role=menu], [data-portal]') !== null;
}
