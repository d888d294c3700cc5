import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { openStudio } from '../../tests/e2e/studio.ts';
import { SCENES, type Scene } from './scenes.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 1024, height: 640 };
const THEMES = ['dark', 'light'] as const;
/** Pictures in the documents stay below this. */
const MOST_BYTES = 250_000;
/** Charts and 3D view come to rest. */
const REST = 1500;

export interface Taken {
  readonly name: string;
  readonly bytes: number;
}

/** Colours, and how much their lack is hidden by dots, which is dear in bytes: the first that fits is taken. */
const QUALITIES = [
  [256, 0.8],
  [256, 0.3],
  [192, 0],
  [128, 0],
] as const;
/** Many small photographs fit at four fifths of their size only. */
const SCALES = [1, 0.8] as const;

/** @throws Error when a picture does not fit even small and with few colours */
async function compressed(picture: Buffer): Promise<Buffer> {
  const { width } = await sharp(picture).metadata();
  for (const scale of SCALES) {
    for (const [colours, dither] of QUALITIES) {
      const sized = sharp(picture).resize(Math.round(scale * width));
      const bytes = await sized.png({ palette: true, colours, dither, effort: 10, compressionLevel: 9 }).toBuffer();
      if (bytes.length < MOST_BYTES) return bytes;
    }
  }
  throw new Error(`A picture does not fit into ${MOST_BYTES} bytes.`);
}

async function take(page: Page, { name, show, narrow = false }: Scene, out: string): Promise<Taken[]> {
  const taken: Taken[] = [];
  await show(page);
  for (const [size, suffix] of [[WIDE, ''] as const, ...(narrow ? [[NARROW, '-small'] as const] : [])]) {
    await page.setViewportSize(size);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.mouse.move(size.width / 2, size.height - 2);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(REST);
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      const bytes = await compressed(await page.screenshot());
      const file = `${name}${suffix}-${colorScheme}.png`;
      await writeFile(join(out, file), bytes);
      taken.push({ name: file, bytes: bytes.length });
    }
  }
  await page.setViewportSize(WIDE);
  return taken;
}

/** Pictures of all scenes of the window, or of those named, on a library. */
export async function takePictures(library: string, out: string, only?: readonly string[]): Promise<Taken[]> {
  const studio = await openStudio({ library });
  studio.page.setDefaultTimeout(120_000);
  try {
    const taken: Taken[] = [];
    for (const scene of SCENES) {
      if (only === undefined || only.includes(scene.name)) taken.push(...(await take(studio.page, scene, out)));
    }
    return taken;
  } finally {
    await studio.close();
  }
}
