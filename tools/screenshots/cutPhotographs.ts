import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const WIDTH = 768;
const HEIGHT = 576;
const CLEAN = 16;
const WITH_PEOPLE = 2;

/**
 * Photographs for walls, without any of real people: corners of a rendered dataset's frames. Most are those with the
 * least of a person; two show one, and the studio has to see that.
 */
export async function cutPhotographs(dataset: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(join(dataset, 'images'))).filter((name) => name.endsWith('.png'));
  const corners = [];
  for (const name of names) {
    const { width, height } = await sharp(join(dataset, 'images', name)).metadata();
    const half = { width: Math.floor(width / 2), height: Math.floor((width / 2) * (HEIGHT / WIDTH)) };
    for (const left of [0, width - half.width]) {
      for (const top of [0, height - half.height]) {
        const box = { left, top, ...half };
        const { channels } = await sharp(
          await sharp(join(dataset, 'masks/person', name))
            .extract(box)
            .greyscale()
            .png()
            .toBuffer(),
        ).stats();
        corners.push({ name, box, person: channels[0]?.mean ?? 0 });
      }
    }
  }
  // One corner of a frame: the emptiest.
  const emptiest = names.flatMap((name) =>
    corners
      .filter((corner) => corner.name === name)
      .toSorted((a, b) => a.person - b.person)
      .slice(0, 1),
  );
  const ordered = emptiest.toSorted((a, b) => a.person - b.person);
  for (const { name, box } of [...ordered.slice(0, CLEAN), ...ordered.slice(-WITH_PEOPLE)]) {
    const cut = sharp(join(dataset, 'images', name))
      .extract(box)
      .resize(WIDTH, HEIGHT, { kernel: 'lanczos3' });
    await cut.jpeg({ quality: 88 }).toFile(join(folder, name.replace('.png', '.jpg')));
  }
}
