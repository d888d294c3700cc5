import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import type { SessionOptions } from '../../runtime/session.ts';
import { type PictureSize, paddedSize } from '../inputPlanes.ts';
import type { Range } from './cells.ts';
import { ModelParts } from './modelParts.ts';
import { PictureRun, type Source } from './pictureRun.ts';
import type { StagedPlan } from './plan.ts';
import type { Planes } from './planes.ts';

/**
 * Computes a network with group norm on a picture of any size as if in one piece, in bounded memory. Its outer levels go through
 * tiles, one norm after the other: first the norm's statistics are gathered over the whole level, behind all earlier norms with
 * their final ones, then the level's result is made and kept. So every statistic is that of the whole picture. All below runs at once.
 */
export class StagedRun {
  readonly #parts: ModelParts;
  readonly #network: Recipe['model'];
  readonly #options: SessionOptions;

  constructor(model: Uint8Array, network: Recipe['model'], options: SessionOptions) {
    this.#parts = new ModelParts(model, network);
    this.#network = network;
    this.#options = options;
  }

  /**
   * Probabilities of both heads, of the picture without its padding. `image` gives input planes [3, rows, columns] of a part of
   * the padded picture.
   */
  async probabilities(size: PictureSize, plan: StagedPlan, image: (rows: Range, columns: Range) => Float32Array): Promise<Planes> {
    const { pooled, rising } = this.#parts;
    const padded = paddedSize(size, 2 ** this.#network.depth);
    const run = new PictureRun(this.#parts, this.#network, this.#options, padded, plan);
    // What each level begins with is kept until the way up has passed it, where the level is computed anew.
    const kept: Source[] = [{ name: 'image', reduction: 1, channels: 3, part: image }];
    for (const [level, to] of pooled.slice(0, plan.outer).entries()) {
      kept.push(keptAs(to, 1, await run.stage({ level, sources: kept.slice(-1), to, reduction: 2 })));
    }
    let risen = await run.inner(kept.splice(-1), rising[plan.outer - 1] ?? '');
    for (let level = plan.outer - 1; level >= 0; level--) {
      const sources = [...kept.splice(-1), keptAs(rising[level] ?? '', 2, risen)];
      risen = await run.stage({ level, sources, to: rising[level - 1] ?? 'probabilities', reduction: 1 }, level === 0 ? size : undefined);
    }
    return risen;
  }
}

function keptAs(name: string, reduction: 1 | 2, planes: Planes): Source {
  return { name, reduction, channels: planes.channels, part: (rows, columns) => planes.part(rows, columns) };
}
