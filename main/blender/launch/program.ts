import { realpathSync } from 'node:fs';
import type { LaunchCommand } from './command.ts';
import { childEnvironment } from './environment.ts';

/**
 * Blender's program without a window. `--python-exit-code` has to stand before `-P`, else a script that fails exits 0.
 * A distribution's Blender takes the first `python3` in PATH as its own, so an active virtual environment would hide numpy:
 * the folder of the real executable comes first.
 */
export function programCommand(blender: string, script: string, args: readonly string[]): LaunchCommand {
  const flags = ['-b', '--factory-startup', '--python-exit-code', '3', '-P', script, '--'];
  return { file: blender, args: [...flags, ...args], env: childEnvironment(realpathSync(blender)) };
}
