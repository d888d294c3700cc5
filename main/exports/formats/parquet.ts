import { join } from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { SIDES } from '../../../shared/domain/dataset/split.ts';
import type { OpenExport } from '../exporter.ts';
import type { ExportFrame } from '../frame.ts';
import { maskPng } from '../masks/maskPng.ts';
import { bytesOf } from './webDataset.ts';

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const BYTES = { type: 'BYTE_ARRAY' } as const;
const WHOLE = { type: 'INT32' } as const;
const REAL = { type: 'DOUBLE' } as const;

/** Frames of a row group: their bytes are in memory until it is written. */
const GROUP = 200;
const GROUP_BYTES = 64e6;

type Value = string | number | Uint8Array | null;
type Row = Readonly<Record<string, Value>>;

/**
 * Parquet: `<side>.parquet` with a row for each frame: its numbers, its record as JSON, and picture and masks as encoded bytes or
 * as paths.
 */
export const openParquet: OpenExport = async (dir, _source, options) => {
  const asPaths = options.pictures === 'reference';
  const files = asPaths ? TEXT : BYTES;
  const columns = {
    frame: WHOLE,
    name: TEXT,
    group: TEXT,
    side: TEXT,
    width: WHOLE,
    height: WHOLE,
    skin_share: REAL,
    person_share: REAL,
    record: TEXT,
    image: files,
    ...(options.masks.includes('skin') ? { skin: files } : {}),
    ...(options.masks.includes('person') ? { person: files } : {}),
  } as const;
  const sides = options.split === null ? ['all'] : [...SIDES];
  const tables = new Map(sides.map((side) => [side, new Table(join(dir, `${side}.parquet`), Object.entries(columns))]));
  return {
    async encode(frame) {
      const row = await rowOf(frame, asPaths);
      return () => tables.get(frame.side ?? 'all')?.add(row) ?? Promise.resolve();
    },
    async finish() {
      for (const table of tables.values()) await table.close();
    },
  };
};

async function rowOf(frame: ExportFrame, asPaths: boolean): Promise<Row> {
  const { frame: number, name, group, side, paths } = frame;
  const { width, height, skin, person } = await frame.masks();
  return {
    frame: number,
    name,
    group,
    side,
    width,
    height,
    skin_share: shareOf(skin),
    person_share: person === null ? null : shareOf(person),
    record: JSON.stringify(await frame.record()),
    image: asPaths ? paths.image : await bytesOf(await frame.picture()),
    skin: asPaths ? paths.skin : await maskPng(skin, width, height),
    person: asPaths ? paths.person : person === null ? null : await maskPng(person, width, height),
  };
}

function shareOf(mask: Uint8Array): number {
  return mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / Math.max(1, mask.length);
}

/** One file, row group by row group. */
class Table {
  readonly #columns: readonly string[];
  readonly #writer: ParquetWriter;
  #rows: Row[] = [];
  #bytes = 0;

  constructor(path: string, columns: readonly (readonly [string, { readonly type: 'BYTE_ARRAY' | 'INT32' | 'DOUBLE' }])[]) {
    this.#columns = columns.map(([name]) => name);
    const fields = columns.map(([name, element]) => ({ name, repetition_type: 'OPTIONAL' as const, ...element }));
    const schema = [{ name: 'root', num_children: columns.length }, ...fields];
    this.#writer = new ParquetWriter({ writer: fileWriter(path), schema });
  }

  async add(row: Row): Promise<void> {
    this.#rows.push(row);
    for (const value of Object.values(row)) if (value instanceof Uint8Array) this.#bytes += value.length;
    if (this.#rows.length >= GROUP || this.#bytes >= GROUP_BYTES) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#writer.finish();
  }

  async #flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const columnData = this.#columns.map((name) => {
      const data = this.#rows.map((row) => row[name] ?? null);
      // Pictures are compressed already.
      const isBinary = data.some((value) => value instanceof Uint8Array);
      return { name, data, ...(isBinary ? { codec: 'UNCOMPRESSED' as const } : {}) };
    });
    await this.#writer.write({ columnData, rowGroupSize: this.#rows.length });
    this.#rows = [];
    this.#bytes = 0;
  }
}
