import { realpathSync } from 'node:fs';
import { addonFolder } from '../addon.ts';
import type { Candidate } from '../installation.ts';
import type { LaunchCommand } from './command.ts';
import { childEnvironment } from './environment.ts';

/** Runs a module of the add-on as a program inside Blender's Python, which is the one Python that is sure to have numpy. */
export function moduleCommand({ launcher, path }: Candidate, module: string, args: readonly string[]): LaunchCommand {
  const code = [
    'import runpy, sys',
    `sys.path.insert(0, ${JSON.stringify(addonFolder())})`,
    `sys.argv = [${JSON.stringify(module)}, *sys.argv[sys.argv.index('--') + 1:]]`,
    `runpy.run_module(${JSON.stringify(module)}, run_name='__main__')`,
  ].join('; ');
  if (launcher === 'bpy') return { file: path, args: ['-c', code, '--', ...args], env: childEnvironment(path) };
  const flags = ['-b', '--factory-startup', '--python-exit-code', '3', '--python-expr', code, '--'];
  return { file: path, args: [...flags, ...args], env: childEnvironment(realpathSync(path)) };
}
