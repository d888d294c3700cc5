import { PassThrough } from 'node:stream';
import { main } from '../../../main/cli/index.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Lines of stdout, parsed. */
  readonly json: () => Record<string, unknown>[];
}

/** Runs `s2mgen …` in this process and catches what it prints. */
export async function run(...args: string[]): Promise<Ran> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const texts = { out: '', err: '' };
  out.on('data', (text) => {
    texts.out += text;
  });
  err.on('data', (text) => {
    texts.err += text;
  });
  const code = await main(args, { out, err });
  await new Promise((resolve) => setImmediate(resolve));
  return {
    code,
    ...texts,
    json: () =>
      texts.out
        .trim()
        .split('\n')
        .map((line): Record<string, unknown> => JSON.parse(line)),
  };
}
