import type { LaunchCommand } from './command.ts';
import { childEnvironment } from './environment.ts';

/** A Python that has the `bpy` wheel. The path stays as it is: a virtual environment's `python` is known by its own place. */
export function bpyCommand(python: string, script: string, args: readonly string[]): LaunchCommand {
  return { file: python, args: [script, ...args], env: childEnvironment(python) };
}
