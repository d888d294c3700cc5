import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { NewDataset } from '../../../../main/datasets/index.ts';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { type FrameRecord, NO_OPTIONAL_OUTPUTS } from '../../../../shared/domain/dataset/format.ts';
import { BUILTIN_PRESETS } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScene } from '../../../../shared/domain/scene/sample.ts';
import { draw } from './drawing.ts';
import { writeImage, writeMask } from './writePictures.ts';

const [first] = BUILTIN_PRESETS;
if (!first) throw new Error('There is no built-in preset.');
export const PRESET: Preset = { ...first, frames: 12, framesPerSubject: 2, render: { ...first.render, width: 40, height: 32 } };

const NO_HASH = '0'.repeat(64);

export function newDataset(preset: Preset = PRESET): NewDataset {
  return {
    name: 'drawn',
    preset,
    seed: preset.seed,
    frames: preset.frames,
    width: preset.render.width,
    height: preset.render.height,
    labelPolicy: preset.labels,
    assets: [{ name: 'builtin', version: '1', sha256: NO_HASH }],
    blender: { version: '4.5.15', device: 'CPU', launcher: 'bpy' },
  };
}

/** Does what the worker does for a frame: puts its files in place and tells of them. */
export async function drawFrame(dir: string, frame: number): Promise<FrameRecord> {
  const drawing = draw(frame, 40, 32);
  const name = `${String(frame).padStart(6, '0')}.png`;
  const files = {
    image: `images/${name}`,
    skin: `masks/skin/${name}`,
    person: `masks/person/${name}`,
    parts: null,
    ...NO_OPTIONAL_OUTPUTS,
  };
  await writeImage(join(dir, files.image), drawing);
  await writeMask(join(dir, files.skin), drawing.mask, drawing);
  await writeMask(join(dir, files.person), drawing.mask, drawing);
  const share = drawing.mask.filter((value) => value > 0).length / drawing.mask.length;
  return {
    frame,
    files,
    sha256: { image: sha256(drawing.rgb), skin: sha256(drawing.mask), person: sha256(drawing.mask), parts: null, ...NO_OPTIONAL_OUTPUTS },
    skinShare: share,
    personShare: share,
    attempt: 0,
    exposure: 0,
    brightness: 0.5,
    camera: { position: [0, -3, 1.5], target: [0, 0, 1.5] },
    partShares: {},
    people: [],
    seconds: 1,
    phases: { trace: 1 },
    subject: Math.floor(frame / PRESET.framesPerSubject),
    spec: sampleScene(PRESET, frame, BUILTIN_ASSETS),
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
