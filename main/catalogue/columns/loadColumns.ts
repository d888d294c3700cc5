import { turn } from '../../system/turns.ts';
import type { Sql } from '../sql.ts';
import { FrameColumns, type FrameLine } from './frameColumns.ts';
import { BACKGROUND_SEPARATOR, NUMBER_COLUMNS, NUMBERS, WORD_COLUMNS, WORDS } from './propertyColumns.ts';

/** So many rows are read at a stretch; between two of them other work of the process gets its turn, and pictures that a window waits for go first. */
const AT_ONCE = 200;

const SELECT = `SELECT frame, name, missing, backgrounds, ${NUMBERS.map((property) => NUMBER_COLUMNS[property]).join(', ')},
    ${WORDS.map((property) => WORD_COLUMNS[property]).join(', ')}
  FROM frames WHERE dataset = @dataset AND frame > @after ORDER BY frame LIMIT ${AT_ONCE}`;

const FIRST_NUMBER = 4;
const FIRST_WORD = FIRST_NUMBER + NUMBERS.length;

/** Reads the columns of a dataset; null when `isStale` became true meanwhile. */
export async function loadColumns(sql: Sql, dataset: string, frames: number, isStale: () => boolean): Promise<FrameColumns | null> {
  const columns = new FrameColumns(frames);
  for (let after = -1; ; ) {
    await turn();
    if (isStale()) return null;
    const rows = sql.rows(SELECT, { dataset, after });
    for (const row of rows) columns.append(lineOf(row));
    const last = columns.frames.at(-1);
    if (rows.length < AT_ONCE || last === undefined) return columns;
    after = last;
  }
}

/** A hundred thousand rows are parsed by hand: a schema would take a second. */
function lineOf(row: readonly unknown[]): FrameLine {
  const [frame, name, missing, backgrounds] = row;
  return {
    frame: Number(frame),
    name: String(name),
    missing: missing === 1,
    backgrounds: typeof backgrounds === 'string' ? backgrounds.split(BACKGROUND_SEPARATOR) : [],
    numbers: row.slice(FIRST_NUMBER, FIRST_WORD).map((value) => (typeof value === 'number' ? value : Number.NaN)),
    words: row.slice(FIRST_WORD).map((value) => (typeof value === 'string' ? value : null)),
  };
}
