import { delimiter, dirname } from 'node:path';

/** Settings of the user's own Python must not reach the one inside Blender. */
const FOREIGN = ['PYTHONHOME', 'PYTHONPATH', 'PYTHONSTARTUP', 'VIRTUAL_ENV', 'CONDA_PREFIX', '__PYVENV_LAUNCHER__'];

/** This process's environment for a child that is Blender: its own folder first in PATH, no foreign Python, UTF-8. */
export function childEnvironment(executable: string, parent: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && !FOREIGN.includes(name)) env[name] = value;
  }
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[path] = [dirname(executable), env[path]].filter(Boolean).join(delimiter);
  env.PYTHONNOUSERSITE = '1';
  env.PYTHONUTF8 = '1';
  return env;
}
