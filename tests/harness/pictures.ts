import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** A folder `images/` + `masks/` of pictures whose left half is skin-coloured and labelled as skin. */
export async function writeRealDataset(folder: string, count: number, size = 48): Promise<void> {
  await mkdir(join(folder, 'images'), { recursive: true });
  await mkdir(join(folder, 'masks'), { recursive: true });
  for (let n = 0; n < count; n++) {
    const rgb = Buffer.alloc(3 * size * size);
    const mask = Buffer.alloc(size * size);
    for (let i = 0; i < mask.length; i++) {
      const isSkin = i % size < size / 2;
      mask[i] = isSkin ? 255 : 0;
      rgb.set(isSkin ? [205, 150 + n, 120] : [30, 60 + 10 * n, 150], 3 * i);
    }
    const raw = { width: size, height: size } as const;
    await sharp(rgb, { raw: { ...raw, channels: 3 } })
      .png()
      .toFile(join(folder, 'images', `photo${n}.png`));
    await sharp(mask, { raw: { ...raw, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toFile(join(folder, 'masks', `photo${n}.png`));
  }
}
