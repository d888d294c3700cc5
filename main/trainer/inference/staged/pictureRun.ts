import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { type Feeds, type Outputs, openSession, type SessionOptions, tensor, valuesOf } from '../../runtime/session.ts';
import type { PictureSize } from '../inputPlanes.ts';
import { bytesPerPixel } from '../memoryBound.ts';
import { type CellPlace, cellsOf, type Range } from './cells.ts';
import { GATHERED, type ModelPart, type ModelParts, statisticsNames } from './modelParts.ts';
import type { StagedPlan } from './plan.ts';
import { Planes } from './planes.ts';

/** A tensor that a stage begins with. */
export interface Source {
  readonly name: string;
  readonly channels: number;
  /** How much smaller it is than the stage's level. */
  readonly reduction: 1 | 2;
  readonly part: (rows: Range, columns: Range) => Float32Array;
}

/** One level on its way down or up. */
export interface Stage {
  readonly level: number;
  readonly sources: readonly Source[];
  readonly to: string;
  /** How much smaller its result is than the level. */
  readonly reduction: 1 | 2;
}

interface Statistics {
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** One picture on its way through a network, with the statistics of the norms that it has passed. */
export class PictureRun {
  readonly #parts: ModelParts;
  readonly #network: Recipe['model'];
  readonly #options: SessionOptions;
  readonly #padded: PictureSize;
  readonly #plan: StagedPlan;
  readonly #statistics = new Map<number, Statistics>();

  constructor(parts: ModelParts, network: Recipe['model'], options: SessionOptions, padded: PictureSize, plan: StagedPlan) {
    this.#parts = parts;
    this.#network = network;
    this.#options = options;
    this.#padded = padded;
    this.#plan = plan;
  }

  /** Computes a level in tiles: the statistics of each of its norms, then its result, cut to `size` where that is given. */
  async stage(stage: Stage, size?: PictureSize): Promise<Planes> {
    const { level, to, reduction } = stage;
    const part = this.#parts.part(namesOf(stage), to, 'given');
    for (const norm of part.norms) if (!this.#statistics.has(norm)) this.#statistics.set(norm, await this.#gather(stage, norm));

    const { width, height } = size ?? this.#sizeAt(2 ** level * reduction);
    let result: Planes | null = null;
    await this.#overCells(
      stage,
      part,
      () => ({}),
      (outputs, { rows, columns }) => {
        const [, channels = 0] = outputs[to]?.dims ?? [];
        result ??= new Planes(channels, width, height);
        result.take(valuesOf(outputs, to), {
          rows: reduced(rows.cell, reduction),
          columns: reduced(columns.cell, reduction),
          origin: { x: columns.region.start / reduction, y: rows.region.start / reduction },
          width: lengthOf(columns.region) / reduction,
          height: lengthOf(rows.region) / reduction,
        });
      },
    );
    if (result === null) throw new RangeError(`Level ${level} has no pixels.`);
    return result;
  }

  /** All levels below the outer ones, in one piece. */
  async inner(sources: readonly Source[], to: string): Promise<Planes> {
    const { width, height } = this.#sizeAt(2 ** this.#plan.outer);
    const stage: Stage = { level: this.#plan.outer, sources, to, reduction: 1 };
    const whole = (length: number) => ({ cell: { start: 0, end: length }, region: { start: 0, end: length } });
    const session = await openSession(this.#parts.part(namesOf(stage), to, 'own').bytes, this.#options);
    try {
      const outputs = await session.run(feedsAt(stage, { rows: whole(height), columns: whole(width) }));
      const values = valuesOf(outputs, to);
      return new Planes(values.length / (width * height), width, height, values);
    } finally {
      await session.release();
    }
  }

  async #gather(stage: Stage, norm: number): Promise<Statistics> {
    const part = this.#parts.gathering(namesOf(stage), norm);
    const groups = this.#parts.norms[norm]?.groups ?? 0;
    const sums = { mean: new Float64Array(groups), square: new Float64Array(groups) };
    let pixels = 0;
    const counting = ({ rows, columns }: CellPlace): Feeds => ({
      [GATHERED.start]: tensor(Float32Array.of(rows.cell.start - rows.region.start, columns.cell.start - columns.region.start), [2]),
      [GATHERED.end]: tensor(Float32Array.of(rows.cell.end - rows.region.start, columns.cell.end - columns.region.start), [2]),
    });
    await this.#overCells(stage, part, counting, (outputs, { rows, columns }) => {
      const own = lengthOf(rows.cell) * lengthOf(columns.cell);
      pixels += own;
      for (const key of ['mean', 'square'] as const) {
        for (const [group, value] of valuesOf(outputs, GATHERED[key]).entries()) sums[key][group] = (sums[key][group] ?? 0) + own * value;
      }
    });
    const mean = sums.mean.map((sum) => sum / pixels);
    const variance = sums.square.map((sum, group) => Math.max(0, sum / pixels - (mean[group] ?? 0) ** 2));
    return { mean: Float32Array.from(mean), variance: Float32Array.from(variance) };
  }

  /** Runs a part on every tile of a stage's level. */
  async #overCells(
    stage: Stage,
    part: ModelPart,
    more: (place: CellPlace) => Feeds,
    use: (outputs: Outputs, place: CellPlace) => void,
  ): Promise<void> {
    const most = this.#plan.workspace / (bytesPerPixel(this.#network) * 2 ** stage.level);
    const known = Object.fromEntries(part.norms.flatMap((norm) => this.#feedsOf(norm)));
    const session = await openSession(part.bytes, this.#options);
    try {
      for (const place of cellsOf(this.#sizeAt(2 ** stage.level), part.reach, most)) {
        const feeds = { ...feedsAt(stage, place), ...known, ...more(place) };
        use(await session.run(feeds), place);
      }
    } finally {
      await session.release();
    }
  }

  #feedsOf(norm: number): [string, ReturnType<typeof tensor>][] {
    const known = this.#statistics.get(norm);
    if (known === undefined) throw new RangeError(`The statistics of norm ${norm} are not known yet.`);
    const [mean, variance] = statisticsNames(norm);
    return [
      [mean, tensor(known.mean, [known.mean.length])],
      [variance, tensor(known.variance, [known.variance.length])],
    ];
  }

  #sizeAt(reduction: number): PictureSize {
    return { width: this.#padded.width / reduction, height: this.#padded.height / reduction };
  }
}

function namesOf({ sources }: Stage): string[] {
  return sources.map(({ name }) => name);
}

/** What a stage's sources hold of a tile's region. */
function feedsAt({ sources }: Stage, { rows, columns }: CellPlace): Feeds {
  return Object.fromEntries(
    sources.map(({ name, channels, reduction, part }) => {
      const [down, across] = [reduced(rows.region, reduction), reduced(columns.region, reduction)];
      return [name, tensor(part(down, across), [1, channels, lengthOf(down), lengthOf(across)])] as const;
    }),
  );
}

function reduced({ start, end }: Range, reduction: 1 | 2): Range {
  return { start: start / reduction, end: end / reduction };
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}
