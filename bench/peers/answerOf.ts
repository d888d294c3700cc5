import path from 'node:path';
import { execa } from 'execa';
import type { z } from 'zod';

/** Runs a program of this folder with `command` (Node or a Python), and reads the last line that it prints, which is JSON. */
export async function answerOf<T>(answer: z.ZodType<T>, command: string, file: string, args: readonly string[]): Promise<T> {
  const { stdout } = await execa(command, [path.join(import.meta.dirname, file), ...args]);
  return answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
