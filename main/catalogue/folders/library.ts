import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { USES_FOLDER } from '../../../shared/domain/dataset/format.ts';

/**
 * Where things are in a library. Paths inside it are stored relative to it, so that a library can be moved; what lies
 * elsewhere keeps its full path.
 */
export class Library {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = resolve(dir);
  }

  get database(): string {
    return join(this.dir, 'catalogue.db');
  }

  /** Held by the one studio that has the library open. */
  get lock(): string {
    return join(this.dir, 'studio.lock');
  }

  get datasets(): string {
    return join(this.dir, 'datasets');
  }

  get runs(): string {
    return join(this.dir, 'runs');
  }

  get presets(): string {
    return join(this.dir, 'presets');
  }

  /** How each of the user's presets came to be: one JSON file for each. */
  get presetHistories(): string {
    return join(this.dir, 'preset-histories');
  }

  /** Recipes of training that the user kept: one JSON file each. */
  get recipes(): string {
    return join(this.dir, 'recipes');
  }

  /** The user's photographs for walls. */
  get backgrounds(): string {
    return join(this.dir, 'backgrounds');
  }

  /** One JSON file for each thing that belongs to the library and lies elsewhere. */
  get registrations(): string {
    return join(this.dir, 'registered');
  }

  /** Tags that the user gave to frames: one JSON file for each dataset. */
  get tags(): string {
    return join(this.dir, 'tags');
  }

  /** Where reports, hashes and splits of a dataset lie: in its folder, or, as folders of photographs stay untouched, in the library. */
  careOf({ id, kind, path }: Pick<DatasetEntry, 'id' | 'kind' | 'path'>): string {
    return kind === 'synthetic' ? path : join(this.dir, 'care', id.replace(/[^\w.-]/g, '_'));
  }

  /** Where it is written down who uses a dataset, likewise; not among what is removed with the dataset. */
  usesOf({ id, kind, path }: Pick<DatasetEntry, 'id' | 'kind' | 'path'>): string {
    return kind === 'synthetic' ? join(path, USES_FOLDER) : join(this.dir, 'uses', id.replace(/[^\w.-]/g, '_'));
  }

  /** Filters of frames that the user kept. */
  get filters(): string {
    return join(this.dir, 'filters.json');
  }

  /** Scores of models without a run folder. */
  get evaluations(): string {
    return join(this.dir, 'evaluations.jsonl');
  }

  toStored(path: string): string {
    const inside = relative(this.dir, resolve(path));
    return inside.startsWith('..') || isAbsolute(inside) ? resolve(path) : inside.split(sep).join('/');
  }

  fromStored(path: string): string {
    return resolve(this.dir, path);
  }
}
