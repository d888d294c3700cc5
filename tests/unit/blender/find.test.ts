import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../../main/blender/diagnose.ts';
import { blenderCandidates, findBlender } from '../../../main/blender/find/find.ts';
import { BPY_WHEELS, environmentFolder, environmentPython } from '../../../main/blender/find/privateEnvironment.ts';
import { blenderPrograms } from '../../../main/blender/find/programs.ts';
import { type FakePlan, fakeBlender } from './fakes.ts';

let folder: string;
let cache: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-find-'));
  cache = join(folder, 'cache');
  vi.stubEnv('PATH', join(folder, 'bin'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const program = (plan: FakePlan = {}) => fakeBlender(join(folder, 'bin', 'blender'), plan);
function environment(index: number, plan: FakePlan = {}) {
  const wheel = BPY_WHEELS[index];
  if (!wheel) throw new Error('no such wheel');
  return fakeBlender(environmentPython(environmentFolder(cache, wheel)), { version: 'Python 3.11.7', ...plan });
}

describe('finding Blender', () => {
  it('takes what the user names before anything else, program or Python', async () => {
    await environment(0);
    const named = await fakeBlender(join(folder, 'mine', 'blender-beta'));
    expect(await findBlender({ root: folder, configured: named.path, cache })).toMatchObject({ path: named.path, launcher: 'program' });
    const python = await fakeBlender(join(folder, 'venv', 'bin', 'python'), { version: 'Python 3.11.7' });
    expect(await findBlender({ root: folder, configured: python.path, cache })).toMatchObject({ path: python.path, launcher: 'bpy' });
    expect(await findBlender({ root: folder, configured: join(folder, 'venv'), cache })).toMatchObject({ path: python.path });
  });

  it('takes the private environment before a program, the older wheel first', async () => {
    await program();
    const newer = await environment(1);
    expect(await findBlender({ root: folder, cache })).toMatchObject({ path: newer.path, launcher: 'bpy' });
    const older = await environment(0, { noise: ['00:00.1 render | noise', '{"a": 1}'], probe: { version: 'x' } });
    expect(await findBlender({ root: folder, cache })).toEqual({
      launcher: 'bpy',
      path: older.path,
      version: '4.5.15',
      python: '3.11.7',
      denoiser: true,
      devices: ['CPU'],
    });
  });

  it('passes over one that does not start', async () => {
    await environment(0, { probeError: 'ImportError: libXi.so.6: cannot open shared object file: No such file or directory' });
    const other = await program();
    expect(await findBlender({ root: folder, cache })).toMatchObject({ path: other.path });
    const { installation, unusable } = await diagnose({ root: folder, cache });
    expect(installation?.path).toBe(other.path);
    expect(unusable[0]).toMatchObject({ reason: 'lacks the system library libXi.so.6', next: expect.stringContaining('libxi6') });
  });

  it.each([
    ['RuntimeError: This Blender is built without Cycles.', /built without Cycles/, /official builds/],
    ["ImportError: cannot import name 'TypeAlias' from 'typing'", /older than Blender 3\.4/, /newer Blender/],
    ["ModuleNotFoundError: No module named 'numpy'", /has no numpy/, /python3-numpy/],
  ])('says what is wrong with a Blender that ends with "%s", and what to do', async (probeError, reason, next) => {
    await program({ probeError });
    const { problem, unusable } = await diagnose({ root: folder, cache });
    expect(unusable[0]?.reason).toMatch(reason);
    expect(problem?.next).toMatch(next);
  });

  it('passes over a Blender that is too old', async () => {
    const old = await program({ probe: { blender: '2.93.18' } });
    const { unusable } = await diagnose({ root: folder, cache });
    expect(unusable.find(({ candidate }) => candidate.path === old.path)?.reason).toContain('2.93.18');
  });

  it.each([
    ['a path to nothing', async () => join(folder, 'nothing'), /does not exist/],
    [
      'a program that is not Blender',
      async () => (await fakeBlender(join(folder, 'x'), { version: 'ls (GNU coreutils) 9.1' })).path,
      /neither Blender nor a Python.*ls \(GNU/,
    ],
    ['an empty folder', async () => cache, /no Blender and no Python in it/],
    [
      'a file that cannot be run',
      async () => {
        await writeFile(join(folder, 'notes.txt'), 'x');
        return join(folder, 'notes.txt');
      },
      /neither Blender nor a Python/,
    ],
    [
      'a Python without bpy',
      async () =>
        (await fakeBlender(join(folder, 'py'), { version: 'Python 3.12.1', probeError: "ModuleNotFoundError: No module named 'bpy'" }))
          .path,
      /without the module bpy/,
    ],
  ])('explains %s, and does not fall back to another', async (_, make, message) => {
    await environment(0);
    await mkdir(cache, { recursive: true });
    const configured = await make();
    const failure = { code: 'blender', message: expect.stringMatching(message), next: expect.stringMatching(/\w/) };
    await expect(findBlender({ root: folder, configured, cache })).rejects.toMatchObject(failure);
    expect((await diagnose({ root: folder, configured, cache })).problem).toMatchObject(failure);
  });

  it('looks on PATH, then in the usual places, newest first, each file once', async () => {
    const onPath = await program();
    const root = join(folder, 'root');
    const home = join(folder, 'home');
    for (const name of ['blender-4.2.1-linux-x64', 'blender-4.10.0-linux-x64']) await fakeBlender(join(home, name, 'blender'));
    await fakeBlender(join(root, 'opt', 'blender-5.2', 'blender'));
    const plain = join(root, 'usr', 'bin', 'blender');
    await mkdir(join(root, 'usr', 'bin'), { recursive: true });
    await writeFile(plain, 'not executable');
    await chmod(plain, 0o644);
    const machine = { platform: 'linux', home, env: { PATH: join(folder, 'bin') } } as const;
    const found = await blenderPrograms(machine, root);
    expect(found.map(({ path }) => path)).toEqual([
      onPath.path,
      join(root, 'opt', 'blender-5.2', 'blender'),
      join(home, 'blender-4.10.0-linux-x64', 'blender'),
      join(home, 'blender-4.2.1-linux-x64', 'blender'),
    ]);
    const mac = await fakeBlender(join(root, 'Applications', 'Blender 4.5.app', 'Contents', 'MacOS', 'Blender'));
    expect(await blenderPrograms({ platform: 'darwin', home, env: {} }, root)).toEqual([{ launcher: 'program', path: mac.path }]);
  });

  it('forgets a private environment whose Python was uninstalled', async () => {
    const { path } = await environment(0);
    expect((await blenderCandidates({ root: folder, cache })).map((candidate) => candidate.path)).toContain(path);
    await rm(path);
    expect((await blenderCandidates({ root: folder, cache })).map((candidate) => candidate.path)).not.toContain(path);
  });
});
