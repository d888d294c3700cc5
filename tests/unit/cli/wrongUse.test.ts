import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../main/cli/commands.ts';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';
import { run } from './run.ts';

describe('wrong use of the command line', () => {
  it.each([
    ['no command', [], 'Which command?'],
    ['an unknown command', ['paint'], 'There is no command "paint"'],
    ['an unknown flag', ['render', '--preset', 'mixed', '--out', '/tmp/x', '--colour'], '--colour'],
    ['a missing flag', ['render', '--preset', 'mixed'], 'Missing: --out'],
    ['a flag without its value', ['train', '--data'], '--data'],
    ['a word where none belongs', ['render', 'mixed', '--preset', 'mixed', '--out', '/tmp/x'], 'mixed'],
    ['a number that is none', ['render', '--preset', 'mixed', '--out', '/tmp/x', '--frames', 'ten'], '--frames: "ten"'],
    ['a number out of range', ['render', '--preset', 'mixed', '--out', '/tmp/x', '--frames', '0'], '--frames: "0"'],
    ['a wrong size', ['render', '--preset', 'mixed', '--out', '/tmp/x', '--size', '640*480'], '--size: "640*480"'],
    ['a wrong order', ['render', '--preset', 'mixed', '--out', '/tmp/x', '--order', 'random'], '--order: "random"'],
    ['a range of frames backwards', ['render', '--preset', 'mixed', '--out', '/tmp/x', '--only', '9-3'], '--only: "9-3"'],
    ['an unknown preset', ['render', '--preset', 'nobody', '--out', '/tmp/x'], 'no preset "nobody"'],
    ['an unknown recipe', ['train', '--data', '/tmp', '--out', '/tmp/x', '--recipe', 'cake'], 'no recipe "cake"'],
    ['an unknown layout', ['import', '--data', '/tmp', '--name', 'x', '--layout', 'round'], '--layout: "round"'],
    ['an unknown word', ['catalogue', 'burn'], 'The only word'],
  ])('answers %s with exit code 2 and the usage', async (_what, args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('Usage: s2mgen');
    expect(out).toBe('');
  });

  it('tells of wrong use as JSON, too, where JSON is expected', async () => {
    const { code, json } = await run('render', '--json', '--preset', 'mixed');
    expect(code).toBe(2);
    expect(json()).toMatchObject([{ type: 'error', code: 'invalid', message: expect.stringContaining('--out') }]);
  });

  it('names path and rule of everything wrong in a preset file, and exits 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 's2mgen-cli-'));
    const preset = { ...builtinPreset('mixed'), frames: -1, colour: 'red' };
    await writeFile(join(folder, 'bad.json'), JSON.stringify(preset));
    const { code, err } = await run('render', '--preset', join(folder, 'bad.json'), '--out', join(folder, 'out'));
    expect(code).toBe(1);
    expect(err).toMatch(/frames: /);
    expect(err).toMatch(/unknown key "colour"/);
    await rm(folder, { recursive: true, force: true });
  });

  it.each(COMMANDS.map(({ name }) => [name]))('has help for %s that names its flags', async (name) => {
    const { code, out, err } = await run(name, '--help');
    expect([code, err]).toEqual([0, '']);
    for (const flag of ['--library', '--json', '--help']) expect(out).toContain(flag);
    expect(out).toContain(`Usage: s2mgen ${name}`);
  });

  it('lists every command', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out).toContain(name);
  });
});
