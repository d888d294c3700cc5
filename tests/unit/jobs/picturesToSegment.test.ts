import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { segmentFolder } from '../../../main/jobs/modelTasks.ts';
import { picturesToSegment } from '../../../main/jobs/picturesToSegment.ts';
import { SplitName } from '../../../shared/domain/dataset/split.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';

function photographs(): string {
  const folder = join(temporaryFolder(), 'photos');
  mkdirSync(join(folder, 'beach'), { recursive: true });
  for (const name of ['a.jpg', 'a.png', 'b.JPG', 'notes.txt', 'beach/a.webp']) writeFileSync(join(folder, name), 'x');
  return folder;
}

it('names masks after pictures, with their endings where two would be one', async () => {
  const folder = photographs();
  const found = await picturesToSegment(folder);
  expect(found.map(({ path, name }) => [relative(folder, path), name])).toEqual([
    ['a.jpg', 'a.jpg'],
    ['a.png', 'a.png'],
    ['b.JPG', 'b'],
    ['beach/a.webp', 'beach/a'],
  ]);
});

it('refuses a folder for masks among the pictures, also by a link, and a mask that would replace its picture', async () => {
  const folder = photographs();
  symlinkSync(folder, `${folder}-link`);
  const segment = (input: string, out: string) => segmentFolder({ model: 'none.onnx', input, out, device: 'cpu' });
  for (const out of [folder, join(folder, 'masks'), join(folder, 'beach/masks/new'), join(`${folder}-link`, 'masks')]) {
    await expect(segment(folder, out)).rejects.toMatchObject({ code: 'invalid', next: expect.stringContaining('outside') });
  }
  await expect(segment(join(folder, 'a.png'), folder)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('replace'),
  });
  // Beside it, and a mask of another name, are refused for nothing but the model that is not there.
  for (const [input, out] of [
    [folder, `${folder}-masks`],
    [folder, join(folder, '..')],
    [join(folder, 'a.jpg'), join(folder, 'beach')],
  ] as const) {
    await expect(segment(input, out)).rejects.not.toMatchObject({ code: 'invalid' });
  }
});

it('a split is not named like the path of its file', () => {
  expect(SplitName.safeParse('main.json').success).toBe(false);
  expect(SplitName.safeParse('main.JSON').success).toBe(false);
  expect(SplitName.safeParse('main.json v2').success).toBe(true);
});
