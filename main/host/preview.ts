import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { presets } from '../../shared/contract/presets.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { sampleScene } from '../../shared/domain/scene/sample.ts';
import type { BlenderWorker } from '../blender/index.ts';
import { writeWhole } from '../files/index.ts';
import { previewPath, previewUrl } from '../media/index.ts';
import { pruneFolder } from './pruneFolder.ts';
import type { SharedBlender } from './sharedBlender.ts';

const Picture = presets.preview.output;
type Picture = z.infer<typeof Picture>;
const Body = presets.body.output;
type Body = z.infer<typeof Body>;

/** Pictures of presets that nobody has looked at for so long are not worth their space. */
const KEPT_DAYS = 14;
/** A Blender that nobody asks is sent home after so many milliseconds: to tune by eye takes minutes, and its start seconds. */
const IDLE = 240_000;

/**
 * Single frames of unsaved presets, by one warm Blender. Results are kept in the cache by what they were made from, so that
 * a frame that was seen before is there at once. Requests wait for each other; one whose asker has gone is left out.
 */
export class Preview {
  readonly #cache: string;
  readonly #blender: SharedBlender;
  #worker: BlenderWorker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(cache: string, blender: SharedBlender) {
    this.#cache = cache;
    this.#blender = blender;
    void pruneFolder(dirname(previewPath(cache, 'any')), KEPT_DAYS);
  }

  /** @param size Longer side in pixels. */
  async picture(preset: Preset, frame: number, size: number, samples: number, signal: AbortSignal): Promise<Picture> {
    const { assets, pack, installation } = await this.#blender.open();
    const spec = sampleScene(small(preset, size, samples), frame, assets);
    const key = keyOf('picture', spec, pack.sha256, installation.version);
    return this.#cached(key, Picture, signal, async (worker) => {
      const folder = await mkdtemp(join(tmpdir(), 's2mgen-preview-'));
      try {
        const { files, skinShare, personShare, seconds, camera } = await worker.render(spec, folder);
        await mkdir(dirname(previewPath(this.#cache, key)), { recursive: true });
        const keep = async (kind: string, file: string) => {
          const name = `${key}-${kind}.png`;
          await copyFile(join(folder, file), previewPath(this.#cache, name));
          return previewUrl(name);
        };
        const image = await keep('image', files.image);
        const [skin, person] = [await keep('skin', files.skin), await keep('person', files.person)];
        const parts = files.parts === null ? null : await keep('parts', files.parts);
        return Picture.parse({ image, skin, person, parts, skinShare, personShare, seconds, camera });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  /** The posed, dressed body of one of a frame's people; without a mesh where there are not so many. */
  async body(preset: Preset, frame: number, member: number, signal: AbortSignal): Promise<Body> {
    const { assets, pack, installation } = await this.#blender.open();
    const spec = sampleScene(preset, frame, assets);
    const shown = spec.people[member];
    if (shown === undefined) return { mesh: null, landmarks: {} };
    const key = keyOf('body', shown.person, pack.sha256, installation.version);
    return this.#cached(key, Body, signal, async (worker) => {
      const file = previewPath(this.#cache, `${key}.bin`);
      await mkdir(dirname(file), { recursive: true });
      const { landmarks } = await worker.body({ ...spec, people: [{ person: shown.person, position: [0, 0] }] }, file);
      return { mesh: previewUrl(`${key}.bin`), landmarks };
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.close();
  }

  async #cached<T>(key: string, schema: z.ZodType<T>, signal: AbortSignal, make: (worker: BlenderWorker) => Promise<T>): Promise<T> {
    const file = previewPath(this.#cache, `${key}.json`);
    const there = await readAnswer(file, schema);
    if (there !== null) return there;
    const turn = this.#turn.then(async () => {
      // A frame under way is finished: it takes less time than to start Blender again.
      if (signal.aborted) throw new StudioError('cancelled', 'The preview was cancelled.');
      const meanwhile = await readAnswer(file, schema);
      if (meanwhile !== null) return meanwhile;
      clearTimeout(this.#idle);
      try {
        const answer = await make(await this.#warmWorker());
        await writeWhole(file, JSON.stringify(answer));
        return answer;
      } finally {
        this.#idle = setTimeout(() => void this.close().catch(() => {}), IDLE);
        this.#idle.unref();
      }
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #warmWorker(): Promise<BlenderWorker> {
    this.#worker ??= await (await this.#blender.open()).start();
    return this.#worker;
  }
}

/** The same scene with fewer pixels and samples: neither is drawn at random. */
function small(preset: Preset, size: number, samples: number): Preset {
  const { width, height } = preset.render;
  const scale = size / Math.max(width, height);
  const side = (pixels: number) => Math.max(16, Math.round(pixels * scale));
  return { ...preset, render: { ...preset.render, width: side(width), height: side(height), samples } };
}

function keyOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

async function readAnswer<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
