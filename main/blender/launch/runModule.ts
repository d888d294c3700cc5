import { execa } from 'execa';
import type { BlenderInstallation } from '../installation.ts';
import { moduleCommand } from './module.ts';

/** How a module of ours ended in Blender's Python. */
export interface ModuleRun {
  readonly failed: boolean;
  readonly isCanceled: boolean;
  readonly stderr: string;
  /** Of what could not even be started. */
  readonly shortMessage: string | undefined;
}

/**
 * Runs a module of ours by Blender's Python, without its window, until it ends. Never throws for what the module does.
 * @param onLine each line of its output as it comes
 */
export async function runModule(
  installation: BlenderInstallation,
  module: string,
  args: readonly string[],
  onLine: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<ModuleRun> {
  const { file, args: all, env } = moduleCommand(installation, module, args);
  const child = execa(file, all, {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    windowsHide: true,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  for await (const line of child) onLine(line);
  const { failed, isCanceled, stderr, shortMessage } = await child;
  return { failed, isCanceled, stderr, shortMessage };
}
