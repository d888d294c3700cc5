import path from 'node:path';
import { execa } from 'execa';
import type { z } from 'zod';
import { withLargePages } from '../../main/jobs/largePages.ts';

/**
 * Runs a program of this folder with `command` (Node or a Python), and reads the last line that it prints, which is JSON. The
 * studio's own get the environment of its processes.
 */
export async function answerOf<T>(answer: z.ZodType<T>, command: string, file: string, args: readonly string[]): Promise<T> {
  const env = command === process.execPath ? withLargePages(process.env) : process.env;
  const { stdout } = await execa(command, [path.join(import.meta.dirname, file), ...args], { env });
  return answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
