import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { type Drawing, draw, inverted } from './drawing.ts';
import { writeBitmap1 } from './writeBmp.ts';
import { writeImage, writeMask, writeMaskWithAlpha } from './writePictures.ts';

/** Writers of tiny datasets, each in a layout that is met in the wild. Drawing `n` belongs to pair `n`. */

export async function writePair(image: string, mask: string, n: number, blackIsSkin = false): Promise<void> {
  const drawing = draw(n);
  await writeImage(image, drawing);
  const shown = blackIsSkin ? inverted(drawing.mask) : drawing.mask;
  if (mask.toLowerCase().endsWith('.bmp')) writeBitmap1(mask, shown, drawing.width, drawing.height);
  else await writeMask(mask, shown, drawing);
}

export async function writeEcu1(dir: string): Promise<void> {
  for (let n = 1; n <= 8; n++) await writePair(join(dir, `FSD/Original/${im(n)}.jpg`), join(dir, `FSD/Skin/${im(n)}_s.png`), n, true);
}

export async function writeEcu2(dir: string): Promise<void> {
  for (const n of [1, 2, 3, 4, 2001, 2002, 2003, 2004]) {
    const part = n <= 2000 ? '001' : '002';
    const drawing = draw(n);
    await writeImage(join(dir, `ECU/images/${part}/${im(n)}.jpg`), drawing);
    await writeMask(join(dir, `ECU/Skin/${part}/${im(n)}_gt.png`), drawing.mask, drawing, 1);
  }
}

export async function writeEcu3(dir: string): Promise<void> {
  for (let n = 1; n <= 8; n++) await writePair(join(dir, `features/${im(n)}.JPG`), join(dir, `labels/${im(n)}.png`), n);
}

export async function writeHgr(dir: string): Promise<void> {
  for (let n = 0; n < 8; n++) {
    const name = `${n}_P_hgr1_id0${n % 4}_1`;
    await writePair(
      join(dir, `hgr1_images/original_images/${name}.${n === 3 ? 'JPG' : 'jpg'}`),
      join(dir, `hgr1_skin/skin_masks/${name}.bmp`),
      n,
      true,
    );
  }
  const second = '4_A_hgr2B_id01_2';
  await writePair(join(dir, `hgr2b_images/original_images/${second}.jpg`), join(dir, `hgr2b_skin/skin_masks/${second}.bmp`), 9, true);
  mkdirSync(join(dir, 'hgr1_feature_pts/feature_points'), { recursive: true });
  writeFileSync(join(dir, 'hgr1_feature_pts/feature_points/0_P_hgr1_id00_1.xml'), '<x/>');
}

/** The ground truth is the photo over black, as JPEG. */
export async function writeSfa(dir: string): Promise<void> {
  for (let n = 1; n <= 9; n++) {
    const drawing = inShade(draw(n));
    await writeImage(join(dir, `SkinDataset/ORI/img (${n}).jpg`), drawing);
    const truth = drawing.rgb.map((value, at) => ((drawing.mask[Math.floor(at / 3)] ?? 0) > 0 ? value : 0));
    await writeImage(join(dir, `SkinDataset/GT/img (${n}).jpg`), { ...drawing, rgb: truth });
    await writeMask(join(dir, `SkinDataset/GT/Binary/img (${n}).png`), inverted(drawing.mask), drawing);
    await writeImage(join(dir, `SkinDataset/SKIN/5/img (${n}).jpg`), draw(n, 8, 8));
  }
}

/** The lower rows so dark that a threshold of 127 would lose their skin. */
function inShade({ rgb, ...rest }: Drawing): Drawing {
  return { ...rest, rgb: rgb.map((value, at) => (at > 3 * rest.width * 14 ? Math.round(value / 4) : value)) };
}

export async function writePratheepan(dir: string): Promise<void> {
  const root = join(dir, 'Face_Dataset/Pratheepan_Dataset');
  const truth = join(dir, 'Face_Dataset/Ground_Truth');
  const faces = ['Kishani_-__n_-_5.jpeg', 'sara_badr.jpg', 'a, b (1).jpg', 'two.dots.jpg'];
  for (const [n, name] of faces.entries())
    await writeOfPratheepan(`${root}/FacePhoto/${name}`, `${truth}/GroundT_FacePhoto/${stemOf(name)}.png`, n);
  const families: [string, string][] = [
    ['obama.jpg', '1_BO_AllFamily_Lrg'],
    ['PIC_0111.JPG', 'PIC_0111'],
    ['beach.jpg', 'beach'],
    ['sara_badr.jpg', 'sara_badr'],
  ];
  for (const [n, [name, mask]] of families.entries())
    await writeOfPratheepan(`${root}/FamilyPhoto/${name}`, `${truth}/GroundT_FamilyPhoto/${mask}.png`, 10 + n);
}

async function writeOfPratheepan(image: string, mask: string, n: number): Promise<void> {
  await writeImage(image, draw(n));
  await writeMaskWithAlpha(mask, draw(n).mask, draw(n), n % 2 === 0 ? 188 : 0);
}

export async function writeAbdomen(dir: string): Promise<void> {
  for (const split of ['train', 'test']) {
    for (let n = 0; n < (split === 'train' ? 6 : 3); n++) {
      const place = join(dir, 'Dataset8_Abdomen', split);
      await writeSoft(join(place, `original_images/${n}.jpg`), join(place, `skin_masks/${n}.png`), draw(n));
    }
  }
}

export async function writeOlderAbdomen(dir: string): Promise<void> {
  for (const [split, count] of [
    ['train', 6],
    ['val', 3],
  ] as const) {
    for (let n = 0; n < count; n++) {
      const place = join(dir, 'coco', split);
      await writePair(join(place, `skin_${split}2019/${n}.jpeg`), join(place, `annotations/${n}_skin_${n + 5}.png`), n);
    }
  }
}

/** Grey at the edges, as polygons are drawn. */
async function writeSoft(image: string, mask: string, { width, height, rgb, mask: hard }: Drawing): Promise<void> {
  await writeImage(image, { width, height, rgb });
  mkdirSync(dirname(mask), { recursive: true });
  await sharp(hard, { raw: { width, height, channels: 1 } })
    .blur(0.6)
    .toColourspace('b-w')
    .png()
    .toFile(mask);
}

export function im(n: number): string {
  return `im${String(n).padStart(5, '0')}`;
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
