import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { BlenderWorker } from '../../../main/blender/index.ts';
import type { BlenderSupply } from '../../../main/jobs/blenderSupply.ts';
import { StudioError } from '../../../shared/contract/errors.ts';
import { BUILTIN_ASSETS } from '../../../shared/domain/assets/builtin.ts';
import { type FrameResult, NO_OPTIONAL_OUTPUTS } from '../../../shared/domain/dataset/format.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';

/** Stands for Blender where the test is about what goes wrong: it writes real pictures, and fails as it is told. */
export interface FakeBlender {
  readonly supply: BlenderSupply;
  /** Frames in the order in which they were asked for. */
  readonly asked: number[];
  readonly askedBy: { readonly worker: number; readonly frame: number }[];
  starts: number;
  closes: number;
}

export type Mishap = 'crash' | 'asset' | 'disk';

export function fakeBlender(mishaps: Readonly<Record<number, Mishap>> = {}, workers = 1): FakeBlender {
  const installation = {
    launcher: 'bpy',
    path: '/fake/python',
    version: '4.5.0',
    python: '3.11.0',
    denoiser: true,
    devices: ['CPU'],
  } as const;
  const pack = { path: '/fake/pack', name: 'pack', version: '1', sha256: '0'.repeat(64) };
  const start = async () => workerOf(++fake.starts);
  const fake: FakeBlender = {
    asked: [],
    askedBy: [],
    starts: 0,
    closes: 0,
    supply: { installation, device: 'CPU', workers, pack, userPacks: [], assets: BUILTIN_ASSETS, start },
  };
  const workerOf = (worker: number): BlenderWorker => ({
    installation,
    pack,
    alive: true,
    pid: null,
    async render(spec, out, options = {}) {
      fake.asked.push(spec.frame);
      fake.askedBy.push({ worker, frame: spec.frame });
      if (options.signal?.aborted) throw new StudioError('cancelled', 'Cancelled.');
      const mishap = mishaps[spec.frame];
      if (mishap === 'crash') throw new StudioError('blender', 'Blender died.', { next: 'Look into the log.' });
      if (mishap === 'asset') throw new StudioError('data', 'A texture is broken.');
      if (mishap === 'disk') throw new StudioError('disk', 'The disk is full.', { next: 'Free some space.' });
      return paint(spec, out);
    },
    body: () => Promise.reject(new StudioError('internal', 'This one has no bodies.')),
    async close() {
      fake.closes++;
    },
  });
  return fake;
}

/** A picture whose left half is skin of a colour that depends on the frame. */
async function paint({ frame, render: { width, height } }: SceneSpec, out: string): Promise<FrameResult> {
  const skin = Buffer.alloc(width * height);
  const rgb = Buffer.alloc(3 * width * height);
  for (let i = 0; i < skin.length; i++) {
    const isSkin = i % width < width / 2;
    skin[i] = isSkin ? 255 : 0;
    rgb.set(isSkin ? [200, 140 + (frame % 40), 110] : [40, (frame * 13) % 256, 160], 3 * i);
  }
  const name = `${String(frame).padStart(6, '0')}.png`;
  const files = {
    image: `images/${name}`,
    skin: `masks/skin/${name}`,
    person: `masks/person/${name}`,
    parts: null,
    ...NO_OPTIONAL_OUTPUTS,
  };
  const write = async (file: string, bytes: Buffer, channels: 1 | 3) => {
    await mkdir(dirname(join(out, file)), { recursive: true });
    const picture = sharp(bytes, { raw: { width, height, channels } });
    await (channels === 1 ? picture.toColourspace('b-w') : picture).png().toFile(join(out, file));
  };
  await write(files.image, rgb, 3);
  await write(files.skin, skin, 1);
  await write(files.person, skin, 1);
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  return {
    frame,
    files,
    sha256: { image: sha(rgb), skin: sha(skin), person: sha(skin), parts: null, ...NO_OPTIONAL_OUTPUTS },
    skinShare: 0.5,
    personShare: 0.5,
    attempt: 0,
    exposure: 0,
    brightness: 0.5,
    camera: { position: [0, -3, 1.6], target: [0, 0, 1.6] },
    partShares: {},
    people: [],
    seconds: 0.01,
    phases: { trace: 0.01 },
  };
}
