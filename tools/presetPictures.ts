/**
 * node tools/presetPictures.ts [NAME…]
 * Pictures of the built-in presets for the gallery: four frames of each, by the real Blender, as one WebP of
 * 2 × 2. Run again when a built-in preset changes.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { type BlenderSupply, openBlender } from '../main/jobs/index.ts';
import { cacheFolder } from '../main/places.ts';
import { BUILTIN_PRESETS } from '../shared/domain/preset/builtin.ts';
import { picturedFrames } from '../shared/domain/preset/pictures.ts';
import type { Preset } from '../shared/domain/preset/schema.ts';
import { sampleScene } from '../shared/domain/scene/sample.ts';

const SIDE = 192;
const SAMPLES = 16;
const FOLDER = path.resolve(import.meta.dirname, '../renderer/assets/presets');

async function pictureOf(preset: Preset, blender: BlenderSupply, folder: string): Promise<string> {
  const worker = await blender.start();
  try {
    const small: Preset = { ...preset, render: { ...preset.render, width: SIDE, height: SIDE, samples: SAMPLES } };
    const tiles = [];
    for (const [place, frame] of picturedFrames(preset).entries()) {
      const { files } = await worker.render(sampleScene(small, frame, blender.assets), folder);
      tiles.push({ input: path.join(folder, files.image), left: (place % 2) * SIDE, top: Math.floor(place / 2) * SIDE });
    }
    const file = path.join(FOLDER, `${preset.name}.webp`);
    const sheet = sharp({ create: { width: 2 * SIDE, height: 2 * SIDE, channels: 3, background: '#17181a' } }).composite(tiles);
    await sheet.webp({ quality: 78 }).toFile(file);
    return file;
  } finally {
    await worker.close();
  }
}

const names = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
const blender = await openBlender({ cache: cacheFolder(), configured: undefined });
for (const preset of BUILTIN_PRESETS) {
  if (names.length > 0 && !names.includes(preset.name)) continue;
  const folder = await mkdtemp(path.join(tmpdir(), 's2mgen-preset-'));
  console.log(path.relative(process.cwd(), await pictureOf(preset, blender, folder)));
  await rm(folder, { recursive: true });
}
