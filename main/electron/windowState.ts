import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const State = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(320), height: z.int().min(240) }),
  maximised: z.boolean(),
});
type State = z.infer<typeof State>;

/** Where the window was; null the first time, when the file is broken, or when that screen is gone. */
export function readWindowState(file: string): State | null {
  try {
    const state = State.parse(JSON.parse(readFileSync(file, 'utf8')));
    return isOnAScreen(state.bounds) ? state : null;
  } catch {
    return null;
  }
}

/** Writes down where the window is when it closes. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: State = { bounds: window.getNormalBounds(), maximised: window.isMaximized() };
    // A place that cannot be written costs the window's position and nothing else.
    mkdir(dirname(file), { recursive: true })
      .then(() => writeFile(file, JSON.stringify(state)))
      .catch(() => {});
  });
}

function isOnAScreen({ x, y, width, height }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea: area }) => {
    const overlapX = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    const overlapY = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
    return overlapX > 100 && overlapY > 100;
  });
}
