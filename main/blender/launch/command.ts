import type { Candidate } from '../installation.ts';
import { bpyCommand } from './bpy.ts';
import { programCommand } from './program.ts';

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
