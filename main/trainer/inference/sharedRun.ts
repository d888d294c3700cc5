import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { openSession, type Session, type SessionOptions, tensor, valuesOf } from '../runtime/session.ts';
import { statisticsCount, withSharedStatistics } from './sharedStatistics.ts';
import type { Cell } from './tiles.ts';

/** Rows and columns of a tile that count for its picture's statistics. */
export interface TileCells {
  readonly rows: Cell;
  readonly columns: Cell;
}

/**
 * A network with group norm whose tiles share the picture's statistics: those of each group are gathered over all tiles, each
 * with its own, and averaged; then every tile is computed with the averages. So tiles are one function of their pixels, and no
 * seam shows. The averages are exact for the first norm and an estimate behind it.
 */
export class SharedRun {
  readonly #session: Session;
  readonly #sums: Float64Array;
  #pixels = 0;

  private constructor(session: Session, count: number) {
    this.#session = session;
    this.#sums = new Float64Array(count);
  }

  static async open(model: Uint8Array, network: Recipe['model'], options: SessionOptions): Promise<SharedRun> {
    return new SharedRun(await openSession(withSharedStatistics(model, network), options), statisticsCount(network));
  }

  /** Forgets the picture before. */
  reset(): void {
    this.#sums.fill(0);
    this.#pixels = 0;
  }

  /** Adds a tile's own statistics: image [1, 3, h, w]. */
  async gather(image: ReturnType<typeof tensor>, cells: TileCells): Promise<void> {
    const found = valuesOf(await this.#run(image, cells, new Float32Array(this.#sums.length), 1), 'found');
    const pixels = (cells.rows.end - cells.rows.start) * (cells.columns.end - cells.columns.start);
    this.#pixels += pixels;
    for (const [k, value] of found.entries()) this.#sums[k] = (this.#sums[k] ?? 0) + pixels * value;
  }

  /** Probabilities [1, 2, h, w] of a tile with what has been gathered. */
  async probabilities(image: ReturnType<typeof tensor>, cells: TileCells): Promise<Float32Array> {
    const statistics = Float32Array.from(this.#sums, (sum) => sum / this.#pixels);
    return valuesOf(await this.#run(image, cells, statistics, 0), 'probabilities');
  }

  async close(): Promise<void> {
    await this.#session.release();
  }

  #run(image: ReturnType<typeof tensor>, { rows, columns }: TileCells, statistics: Float32Array, own: 0 | 1) {
    return this.#session.run({
      image,
      statistics: tensor(statistics, [statistics.length]),
      own: tensor(Float32Array.of(own), []),
      cellStart: tensor(Float32Array.of(rows.start, columns.start), [2]),
      cellEnd: tensor(Float32Array.of(rows.end, columns.end), [2]),
    });
  }
}
