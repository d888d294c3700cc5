import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackgroundProblem } from '../../shared/contract/backgrounds.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { writeWhole } from '../files/index.ts';
import { BackgroundRecord, Problems } from './record.ts';

const ID = /^[0-9a-f]{64}$/;
const ENDING = '.json';
/** Records that are read at a time. */
const LANES = 64;

/**
 * The user's photographs for walls, made clean. A picture is two files, `pictures/<id>.jpg` and `records/<id>.json`; it exists
 * when its record does. The folder itself is the list, so that a command and a studio can work on it at the same time, and it
 * can be moved with its library.
 */
export class BackgroundCollection {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = resolve(dir);
  }

  /** Folder of the clean pictures: what a worker is given. */
  get pictures(): string {
    return join(this.dir, 'pictures');
  }

  pathOf(id: string): string {
    if (!ID.test(id)) throw new StudioError('invalid', `"${id}" is no id of a picture.`, { next: 'See the list of pictures.' });
    return join(this.pictures, `${id}.jpg`);
  }

  /** By id. Damaged or half-deleted ones are left out: they are taken in again with the next `add`. */
  async list(): Promise<BackgroundRecord[]> {
    const names = (await readdir(join(this.dir, 'records')).catch(() => [])).filter((name) => name.endsWith(ENDING)).sort();
    const records: BackgroundRecord[] = [];
    for (let from = 0; from < names.length; from += LANES) {
      const some = names.slice(from, from + LANES).map((name) => this.get(name.slice(0, -ENDING.length)));
      for (const record of await Promise.all(some)) if (record !== null) records.push(record);
    }
    return records;
  }

  /** Null where record or picture is missing or cannot be read. */
  async get(id: string): Promise<BackgroundRecord | null> {
    if (!ID.test(id) || !existsSync(this.pathOf(id))) return null;
    const text = await readFile(this.#recordOf(id), 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      return BackgroundRecord.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** The picture first: a record never names one that is not whole. */
  async put(record: BackgroundRecord, picture: Uint8Array): Promise<void> {
    await writeWhole(this.pathOf(record.id), picture);
    await writeWhole(this.#recordOf(record.id), `${JSON.stringify(record)}\n`);
  }

  /** @throws StudioError `not-found` */
  async change(id: string, values: Partial<Pick<BackgroundRecord, 'verdict' | 'skin' | 'source'>>): Promise<void> {
    const record = await this.get(id);
    if (record === null) throw new StudioError('not-found', `There is no picture ${id}.`, { next: 'See the list of pictures.' });
    await writeWhole(this.#recordOf(id), `${JSON.stringify({ ...record, ...values })}\n`);
  }

  /** The files that the pictures were made from are not touched. */
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const picture = this.pathOf(id);
      await rm(this.#recordOf(id), { force: true });
      await rm(picture, { force: true });
    }
  }

  /**
   * Asset ids of the accepted pictures, sorted by content hash: the same pictures give the same draws whatever they are called
   * and wherever they lie. One more or one less changes which picture a draw means.
   */
  async accepted(): Promise<string[]> {
    return (await this.list()).filter(({ verdict }) => verdict === 'accepted').map(({ id }) => assetId(id));
  }

  /** What could not be taken in, of the last time each folder was. */
  async problems(): Promise<BackgroundProblem[]> {
    const text = await readFile(this.#problems, 'utf8').catch(() => '[]');
    try {
      return Problems.parse(JSON.parse(text));
    } catch {
      return [];
    }
  }

  async setProblems(problems: readonly BackgroundProblem[]): Promise<void> {
    await writeWhole(this.#problems, `${JSON.stringify(problems, null, 1)}\n`);
  }

  /** Workers refuse a folder that is not there. */
  async makeFolder(): Promise<void> {
    await mkdir(this.pictures, { recursive: true });
  }

  get #problems(): string {
    return join(this.dir, 'problems.json');
  }

  #recordOf(id: string): string {
    return join(this.dir, 'records', `${id}${ENDING}`);
  }
}

/** What scene specs call a picture of the collection. */
export function assetId(id: string): string {
  return `user/${id}.jpg`;
}
