import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
let folder: string;
let script: string;

/** A checkout with the real launcher and a command of the test's own. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-command-'));
  script = join(folder, 'tools', 's2mgen.mjs');
  await mkdir(join(folder, 'tools'));
  await cp(join(ROOT, 'tools', 's2mgen.mjs'), script);
  await cp(join(ROOT, 'tools', 'setup'), join(folder, 'tools', 'setup'), { recursive: true });
  await mkdir(join(folder, 'main', 'cli'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function command(code: string): Promise<void> {
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'main', 'cli', 'index.ts'), `export async function main(args: string[]): Promise<number> { ${code} }`);
}

/** This Node, telling that it is an older one: what a system's `node` may be. */
const OLD = ['--import', 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.1.0"})'];

describe('the command s2mgen', () => {
  it('hands arguments in and the exit code out', async () => {
    await command('console.log(args.join()); return 7;');
    const { stdout, exitCode } = await execa(process.execPath, [script, 'render', '--frames', '3'], { reject: false });
    expect([stdout, exitCode]).toEqual(['render,--frames,3', 7]);
  });

  it('goes on with the pinned Node where the system’s is too old', async () => {
    await command('console.log(process.execPath, args.join()); return 5;');
    const { stdout, exitCode } = await execa(process.execPath, [...OLD, script, 'doctor'], { reject: false });
    expect(stdout).toContain(join('node_modules', 'node', 'bin'));
    expect(stdout).toContain('doctor');
    expect(exitCode).toBe(5);
  });

  it('passes signals on, so that a cancelled command ends cleanly', async () => {
    await command(`
      const stopped = new Promise((resolve) => process.on('SIGINT', () => resolve(0)));
      const alive = setInterval(() => undefined, 1000);
      console.log('up'); await stopped; clearInterval(alive); return 130;`);
    const child = execa(process.execPath, [...OLD, script, 'render'], { reject: false });
    for await (const line of child) if (line === 'up') child.kill('SIGINT');
    expect((await child).exitCode).toBe(130);
  });

  it('says what to run when nothing is installed yet', async () => {
    const { stderr, exitCode } = await execa(process.execPath, [script, 'doctor'], { reject: false });
    expect(stderr).toContain('npm run demo');
    expect(exitCode).toBe(1);
  });
});

describe('set-up', () => {
  it('refuses a purpose that it does not know', async () => {
    const { stderr, exitCode } = await execa(process.execPath, [join(ROOT, 'tools/setup/setup.mjs'), '--for', 'fun'], { reject: false });
    expect(stderr).toContain('demo|start|test');
    expect(exitCode).toBe(2);
  });

  it('names the one thing to do when the Blender that is set is none', async () => {
    const env = { S2MGEN_BLENDER: '/nowhere/blender', S2MGEN_CACHE: join(folder, 'cache') };
    const { stderr, exitCode } = await execa(process.execPath, [join(ROOT, 'tools/setup/machine.mjs'), 'demo'], { reject: false, env });
    expect(stderr).toContain('/nowhere/blender, does not exist');
    expect(stderr).toContain('in the environment variable S2MGEN_BLENDER');
    expect(exitCode).toBe(1);
  });
});
