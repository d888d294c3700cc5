import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

describe('s2mgen backgrounds', () => {
  let folder: string;
  let library: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-cli-backgrounds-'));
    library = join(folder, 'library');
    await mkdir(join(folder, 'photos'));
    for (const [name, background] of [
      ['sea', '#3060a0'],
      ['grass', '#306030'],
      ['skin', '#cd9678'],
    ] as const) {
      await sharp({ create: { width: 90, height: 70, channels: 3, background } })
        .png()
        .toFile(join(folder, 'photos', `${name}.png`));
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const verdicts = (result: Record<string, unknown> | undefined) => result?.pictures;

  it('takes in a folder, lists suspects first, and accepts and rejects by group', async () => {
    const added = await run('backgrounds', 'add', join(folder, 'photos'), '--library', library);
    expect([added.code, added.err]).toEqual([0, expect.any(String)]);
    expect(added.out).toContain('3 photographs: 0 accepted, 0 rejected; undecided: 1 suspected of showing people, 2 clean.');
    expect(added.out.indexOf('skin.png')).toBeLessThan(added.out.indexOf('sea.png'));
    expect((await run('backgrounds', 'accept', 'clean', '--library', library)).out).toContain('2 photographs accepted.');
    const { json } = await run('backgrounds', 'reject', 'suspected', '--library', library, '--json');
    expect(verdicts(json().at(-1))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ suspected: true, verdict: 'rejected' }),
        expect.objectContaining({ verdict: 'accepted' }),
      ]),
    );
  });

  it.each([
    [['backgrounds', 'paint'], 2, '"paint" is none of'],
    [['backgrounds', 'add'], 2, 'name the folders'],
    [['backgrounds', 'accept'], 2, 'say which pictures'],
    [['backgrounds', 'accept', 'zzzzzz'], 1, 'no photograph whose id begins'],
    [['backgrounds', 'add', '/nowhere/at/all'], 1, 'cannot be read'],
  ])('answers wrong use %j', async (args, code, words) => {
    const ran = await run(...args, '--library', library);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)]);
  });
});
