import { realpathSync } from 'node:fs';
import type { Candidate } from '../installation.ts';
import { childEnvironment } from './environment.ts';

/** What to start, with its whole environment. */
export interface LaunchCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a Python script inside Blender. The script's own arguments come after `--` for a program, bare for bpy. */
export function launchCommand({ launcher, path }: Candidate, script: string, args: readonly string[]): LaunchCommand {
  return launcher === 'bpy' ? bpyCommand(path, script, args) : programCommand(path, script, args);
}

/** A Python that has the `bpy` wheel. The path stays as it is: a virtual environment's `python` is known by its own place. */
function bpyCommand(python: string, script: string, args: readonly string[]): LaunchCommand {
  return { file: python, args: [script, ...args], env: childEnvironment(python) };
}

/**
 * Blender's program without a window. `--python-exit-code` has to stand before `-P`, else a script that fails exits 0.
 * A distribution's Blender takes the first `python3` in PATH as its own, so an active virtual environment would hide numpy:
 * the folder of the real executable comes first.
 */
function programCommand(blender: string, script: string, args: readonly string[]): LaunchCommand {
  const flags = ['-b', '--factory-startup', '--python-exit-code', '3', '-P', script, '--'];
  return { file: blender, args: [...flags, ...args], env: childEnvironment(realpathSync(blender)) };
}
