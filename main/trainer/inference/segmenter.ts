import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { DeviceName } from '../runtime/devices.ts';
import { openSession, type Session, tensor, valuesOf } from '../runtime/session.ts';
import { addTile, inputPlanes, type PictureSize, paddedSize } from './inputPlanes.ts';
import { tilingOf } from './memoryBound.ts';
import { type ModelMetadata, parseMetadata } from './modelMetadata.ts';
import { SharedRun, type TileCells } from './sharedRun.ts';
import { type StagedPlan, stagedPlan } from './staged/plan.ts';
import { StagedRun } from './staged/stagedRun.ts';
import { cellsOf, type Span, spansOf, type Tiling } from './tiles.ts';

/** Probabilities of each head, 0 … 1 per pixel. */
interface Probabilities {
  readonly skin: Float32Array;
  readonly person: Float32Array;
}

/** Probabilities as bytes: round(255·p). */
export interface Segmentation {
  readonly skin: Uint8Array;
  readonly person: Uint8Array;
}

export interface SegmenterOptions {
  /** The CPU when left out. */
  readonly device?: DeviceName | undefined;
  readonly threads?: number | undefined;
  /** Memory that the network's activations may take, in megabytes; larger pictures are segmented in tiles. 2,048 if left out. */
  readonly megabytes?: number | undefined;
}

const DEFAULT_MEGABYTES = 2048;

/** A loaded model. Close it to free its memory. */
export class Segmenter {
  readonly metadata: ModelMetadata;
  readonly #session: Session;
  readonly #model: Uint8Array;
  readonly #options: SegmenterOptions;
  /** Opened for the first picture that needs it. */
  #shared: SharedRun | null = null;

  private constructor(metadata: ModelMetadata, session: Session, model: Uint8Array, options: SegmenterOptions) {
    this.metadata = metadata;
    this.#session = session;
    this.#model = model;
    this.#options = options;
  }

  /** @throws StudioError (`data`) when the bytes are no model of this studio; `file` names them in messages. */
  static async fromBytes(model: Uint8Array, file: string, options: SegmenterOptions = {}): Promise<Segmenter> {
    const metadata = parseMetadata(model, file);
    try {
      return new Segmenter(metadata, await openSession(model, options), model, options);
    } catch (cause) {
      if (cause instanceof StudioError) throw cause;
      throw new StudioError('data', `The network inside "${file}" cannot be loaded: the file is damaged.`, {
        next: 'Export the model again.',
        cause,
      });
    }
  }

  /**
   * RGB bytes (3 per pixel) of any size. The picture is padded by its edge to what the net takes, the result cropped back.
   * What the memory bound does not hold is done in tiles, the same to rounding: overlapping ones with batch norm, level by level
   * with group norm (`StagedRun`). Only where the bound does not hold even what that keeps, group norm has estimated
   * statistics (`SharedRun`; docs/models.md has the measured difference).
   */
  async probabilities(rgb: Uint8Array, width: number, height: number): Promise<Probabilities> {
    if (rgb.length !== 3 * width * height || rgb.length === 0) {
      throw new StudioError('invalid', `${rgb.length} bytes are no RGB picture of ${width} × ${height} pixels.`);
    }
    const size = { width, height };
    const padded = paddedSize(size, this.metadata.multiple);
    const { model } = this.metadata.recipe;
    const megabytes = this.#options.megabytes ?? DEFAULT_MEGABYTES;
    const tiling = tilingOf(model, padded, megabytes);
    const inTiles = padded.width > tiling.side || padded.height > tiling.side;
    const plan = inTiles && model.norm === 'group' ? stagedPlan(model, padded, megabytes) : null;
    if (plan !== null) return this.#staged(rgb, size, plan);
    const found = { skin: new Float32Array(width * height), person: new Float32Array(width * height) };
    const tiles = tilesOf(padded, tiling);
    const planes = ({ rows, columns }: Tile) => {
      const area = { x: columns.start, y: rows.start, width: columns.weights.length, height: rows.weights.length };
      return tensor(inputPlanes(rgb, size, area), [1, 3, area.height, area.width]);
    };
    const shared = inTiles && model.norm === 'group' ? await this.#sharedRun() : null;
    shared?.reset();
    if (shared !== null) for (const tile of tiles) await shared.gather(planes(tile), tile.cells);
    for (const tile of tiles) {
      const values =
        shared === null
          ? valuesOf(await this.#session.run({ image: planes(tile) }), 'probabilities')
          : await shared.probabilities(planes(tile), tile.cells);
      addTile(found.skin, size, values, 0, tile.rows, tile.columns);
      addTile(found.person, size, values, 1, tile.rows, tile.columns);
    }
    return found;
  }

  async #staged(rgb: Uint8Array, size: PictureSize, plan: StagedPlan): Promise<Probabilities> {
    const run = new StagedRun(this.#model, this.metadata.recipe.model, this.#options);
    const { values } = await run.probabilities(size, plan, (rows, columns) =>
      inputPlanes(rgb, size, { x: columns.start, y: rows.start, width: columns.end - columns.start, height: rows.end - rows.start }),
    );
    const pixels = size.width * size.height;
    return { skin: values.subarray(0, pixels), person: values.subarray(pixels) };
  }

  async segment(rgb: Uint8Array, width: number, height: number): Promise<Segmentation> {
    const { skin, person } = await this.probabilities(rgb, width, height);
    return { skin: asBytes(skin), person: asBytes(person) };
  }

  async close(): Promise<void> {
    await this.#session.release();
    await this.#shared?.close();
  }

  async #sharedRun(): Promise<SharedRun> {
    this.#shared ??= await SharedRun.open(this.#model, this.metadata.recipe.model, this.#options);
    return this.#shared;
  }
}

interface Tile {
  readonly rows: Span;
  readonly columns: Span;
  readonly cells: TileCells;
}

function tilesOf({ width, height }: { width: number; height: number }, tiling: Tiling): Tile[] {
  const along = (length: number) => {
    const spans = spansOf(length, tiling);
    const cells = cellsOf(spans, length, tiling.multiple);
    return spans.flatMap((span, k) => {
      const cell = cells[k];
      return cell === undefined ? [] : [{ span, cell }];
    });
  };
  const across = along(width);
  return along(height).flatMap((rows) =>
    across.map((columns) => ({ rows: rows.span, columns: columns.span, cells: { rows: rows.cell, columns: columns.cell } })),
  );
}

/** Probabilities 0 … 1 as round(255·p). */
export function asBytes(probabilities: Float32Array): Uint8Array {
  return Uint8Array.from(probabilities, (probability) => Math.round(255 * probability));
}

/**
 * Loads an exported `model.onnx`.
 * @throws StudioError `not-found` when there is no such file, `data` when it is no model of this studio or damaged.
 */
export async function loadSegmenter(file: string, options: SegmenterOptions = {}): Promise<Segmenter> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new StudioError('not-found', `The model "${file}" cannot be read.`, { next: 'Check the path.', cause });
  }
  return Segmenter.fromBytes(bytes, basename(file), options);
}
