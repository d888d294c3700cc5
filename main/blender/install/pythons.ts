import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runProgram } from '../../system/run.ts';

const About = z.object({ version: z.string(), bits: z.int(), executable: z.string().min(1), implementation: z.string() });
const ASK = `import json, platform, struct, sys
print(json.dumps(dict(version='%d.%d' % sys.version_info[:2], bits=struct.calcsize('P') * 8, executable=sys.executable,
implementation=platform.python_implementation())))`;

/**
 * The first 64-bit CPython of a minor version, as in `3.11`: by name on PATH, pyenv, the Windows launcher, the usual places.
 * Each is run: a pyenv shim or a Store alias may be there and lead nowhere. Null when there is none.
 */
export async function findPython(minor: string): Promise<string | null> {
  for (const [file, ...flags] of await places(minor)) {
    if (file === undefined) continue;
    const { ok, output } = await runProgram(file, [...flags, '-c', ASK]);
    if (!ok) continue;
    const about = About.safeParse(parse(output));
    if (!about.success) continue;
    const { version, bits, implementation, executable } = about.data;
    if (version === minor && bits === 64 && implementation === 'CPython') return executable;
  }
  return null;
}

async function places(minor: string): Promise<string[][]> {
  const flat = minor.replace('.', '');
  if (process.platform === 'win32') {
    const local = process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
    return [['py', `-${minor}`], ['python'], [join(local, 'Programs', 'Python', `Python${flat}`, 'python.exe')]];
  }
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const versions = (await readdir(pyenv).catch(() => [])).filter((name) => name.startsWith(`${minor}.`)).sort();
  return [
    [`python${minor}`],
    ['python3'],
    ['python'],
    [`/usr/bin/python${minor}`],
    [`/usr/local/bin/python${minor}`],
    [`/opt/homebrew/bin/python${minor}`],
    [`/Library/Frameworks/Python.framework/Versions/${minor}/bin/python3`],
    ...versions.map((version) => [join(pyenv, version, 'bin', 'python')]),
  ];
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
