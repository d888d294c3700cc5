import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createTarPacker } from 'modern-tar';
import type { ExportOptions } from '../../../shared/domain/dataset/exportOptions.ts';
import type { OpenExport } from '../exporter.ts';
import type { ExportFrame, FramePicture } from '../frame.ts';
import { maskPng } from '../masks/maskPng.ts';

/** Bytes after which a shard is full: few files, and small enough to be read again after an interruption. */
const SHARD_BYTES = 500e6;
const BLOCK = 512;

/**
 * WebDataset: tar files `<side>-000000.tar`. The files of a frame stand together under its key: the picture (`png`, `jpg`),
 * `skin.png` and `person.png` (0 or 255), `json`. Keys ascend in each side.
 */
export const openWebDataset: OpenExport = async (dir, _source, options) => {
  const shards = new Map<string, Shards>();
  return {
    async encode(frame) {
      const files = await filesOf(frame, options);
      return async () => {
        const side = frame.side ?? 'all';
        const its = shards.get(side) ?? new Shards(dir, side);
        shards.set(side, its);
        await its.add(frame.stem, files);
      };
    },
    async finish() {
      for (const its of shards.values()) await its.close();
    },
    async abandon() {
      for (const its of shards.values()) await its.abandon();
    },
  };
};

type Files = readonly (readonly [extension: string, bytes: Uint8Array])[];

async function filesOf(frame: ExportFrame, { masks: kinds }: ExportOptions): Promise<Files> {
  const [picture, masks, record] = await Promise.all([frame.picture(), frame.masks(), frame.record()]);
  const drawn: [string, Uint8Array][] = [];
  for (const kind of kinds) {
    const mask = masks[kind];
    if (mask !== null) drawn.push([`${kind}.png`, await maskPng(mask, masks.width, masks.height)]);
  }
  const text = JSON.stringify(record);
  return [[picture.extension, await bytesOf(picture)], ...drawn, ['json', new TextEncoder().encode(text)]];
}

export async function bytesOf(picture: FramePicture): Promise<Uint8Array> {
  return 'bytes' in picture ? picture.bytes : readFile(picture.path);
}

/** The shards of one side, of which the last is open. */
class Shards {
  readonly #dir: string;
  readonly #side: string;
  #open: { readonly controller: ReturnType<typeof createTarPacker>['controller']; readonly written: Promise<void>; bytes: number } | null =
    null;
  #count = 0;

  constructor(dir: string, side: string) {
    this.#dir = dir;
    this.#side = side;
  }

  async add(key: string, files: Files): Promise<void> {
    if ((this.#open?.bytes ?? 0) >= SHARD_BYTES) await this.close();
    this.#open ??= this.#begin();
    for (const [extension, bytes] of files) {
      // A time of its own would make two exports of the same frames differ.
      const header = { name: `${key}.${extension}`, size: bytes.length, type: 'file', mtime: new Date(0), mode: 0o644 } as const;
      const entry = this.#open.controller.add(header).getWriter();
      await entry.write(bytes);
      await entry.close();
      this.#open.bytes += BLOCK + Math.ceil(bytes.length / BLOCK) * BLOCK;
    }
  }

  async close(): Promise<void> {
    this.#open?.controller.finalize();
    await this.#open?.written;
    this.#open = null;
  }

  async abandon(): Promise<void> {
    this.#open?.controller.error(new Error('abandoned'));
    await this.#open?.written.catch(() => undefined);
  }

  #begin() {
    const { readable, controller } = createTarPacker();
    const path = join(this.#dir, `${this.#side}-${String(this.#count++).padStart(6, '0')}.tar`);
    const written = readable.pipeTo(Writable.toWeb(createWriteStream(path)));
    // A full disk is told by the next `close`; until then nobody must take it for an error that nobody handles.
    written.catch((error: unknown) => controller.error(error));
    return { controller, written, bytes: 0 };
  }
}
