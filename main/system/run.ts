import { execa } from 'execa';

/** Told what happens, a line at a time. */
export type Say = (line: string) => void;

export interface RunOptions {
  readonly say?: Say | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Ran {
  readonly ok: boolean;
  readonly output: string;
  /** The end of what it said, for a message. */
  readonly last: string;
}

/** Runs a program to its end, passing on what it says. Never throws for one that fails or does not exist. */
export async function runProgram(file: string, args: readonly string[], { say, env, signal }: RunOptions = {}): Promise<Ran> {
  const child = execa(file, args, {
    ...(env ? { env } : {}),
    ...(signal ? { cancelSignal: signal } : {}),
    all: true,
    reject: false,
    stdin: 'ignore',
    windowsHide: true,
  });
  for await (const line of child.iterable({ from: 'all' })) say?.(line);
  const { failed, stdout, all, shortMessage } = await child;
  signal?.throwIfAborted();
  return { ok: !failed, output: stdout, last: all.trim().split('\n').slice(-5).join('\n') || (shortMessage ?? '') };
}
