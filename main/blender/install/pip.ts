import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { runProgram } from '../../system/run.ts';

/** How to run pip for an environment: a program and the arguments that come before pip's own. */
export type Pip = readonly [file: string, ...flags: string[]];

const INDEX = 'https://pypi.org/pypi/pip/json';
const Index = z.looseObject({
  urls: z.array(z.looseObject({ packagetype: z.string(), url: z.string(), digests: z.looseObject({ sha256: z.string() }) })),
});

/**
 * A pip that installs into the environment of `python`: its own; else the one of `base`, from 22.3 on; else pip's wheel from
 * PyPI, which runs as it is out of its archive. Debian ships Python without pip and without the means to make one.
 * `forget` deletes what was fetched.
 */
export async function pipFor(python: string, base: string): Promise<{ pip: Pip; forget: () => Promise<void> }> {
  const nothing = async () => undefined;
  if ((await runProgram(python, ['-m', 'pip', '--version'])).ok) return { pip: [python, '-m', 'pip'], forget: nothing };
  const foreign = ['-m', 'pip', '--python', python] as const;
  if ((await runProgram(base, [...foreign, '--version'])).ok) return { pip: [base, ...foreign], forget: nothing };
  const wheel = await fetchPip();
  return { pip: [python, join(wheel, 'pip')], forget: () => rm(wheel, { force: true }) };
}

async function fetchPip(): Promise<string> {
  try {
    const index = Index.parse(await (await fetchOk(INDEX)).json());
    const wheel = index.urls.find(({ packagetype }) => packagetype === 'bdist_wheel');
    if (!wheel) throw new Error('PyPI lists no wheel of pip');
    // A mirror may give addresses relative to its own.
    const bytes = Buffer.from(await (await fetchOk(new URL(wheel.url, INDEX).href)).arrayBuffer());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== wheel.digests.sha256) throw new Error('the wheel of pip is not what PyPI says it is');
    const file = join(tmpdir(), `s2mgen-${process.pid}-pip.whl`);
    await writeFile(file, bytes);
    return file;
  } catch (cause) {
    throw new StudioError(
      'blender',
      `This Python has no pip, and it cannot be fetched: ${cause instanceof Error ? cause.message : cause}`,
      {
        next: 'Install pip for this Python. On Debian and Ubuntu: apt-get install python3-venv python3-pip',
        cause,
      },
    );
  }
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response;
}
