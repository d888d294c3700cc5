import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backgroundsOfFolder, checkUserFolder, recordOf } from '../../../main/jobs/userBackgrounds.ts';
import { builtinPreset } from '../../../shared/domain/preset/builtin.ts';

describe('photographs of one rendering', () => {
  let folder: string;
  let photos: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-walls-'));
    photos = join(folder, 'photos');
    await mkdir(photos);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = (name: string, background: string) =>
    sharp({ create: { width: 90, height: 70, channels: 3, background } })
      .png()
      .toFile(join(photos, name));

  it('are those of the folder as it is now, and those that may show people are named', async () => {
    await write('sea.png', '#3060a0');
    await write('skin.png', '#cd9678');
    await writeFile(join(photos, 'broken.jpg'), '');
    const first = await backgroundsOfFolder(photos, join(folder, 'cache'));
    expect(first.assets).toHaveLength(2);
    expect([...first.assets].sort()).toEqual(first.assets);
    expect(first.notices).toEqual([
      expect.stringContaining('broken.jpg is left out: The file is empty.'),
      expect.stringMatching(/^1 of 2 .*skin\.png/),
    ]);
    await rm(join(photos, 'skin.png'));
    const second = await backgroundsOfFolder(photos, join(folder, 'cache'));
    expect(second.assets).toHaveLength(1);
    expect(recordOf(second.assets)).not.toEqual(recordOf(first.assets));
  });

  it('are missed at the start, and not in the middle of a rendering', async () => {
    await writeFile(join(photos, 'broken.jpg'), 'no picture');
    await expect(backgroundsOfFolder(photos, join(folder, 'cache'))).rejects.toMatchObject({
      code: 'data',
      details: [{ path: join(photos, 'broken.jpg') }],
    });
    const mixed = builtinPreset('mixed');
    if (mixed === undefined) throw new Error('There is no preset "mixed".');
    const alone = { ...mixed, room: { ...mixed.room, backgrounds: { photographs: 0, patterns: 0, userFolder: 1 } } };
    expect(() => checkUserFolder(alone, { userBackgrounds: [] })).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: expect.stringContaining('mixed'),
        next: expect.stringContaining('--backgrounds'),
      }),
    );
    checkUserFolder(alone, { userBackgrounds: ['user/a.jpg'] });
    checkUserFolder(mixed, { userBackgrounds: [] });
  });
});
