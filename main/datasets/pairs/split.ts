import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import { Side } from '../../../shared/domain/dataset/split.ts';
import { ECU_ROSTER } from '../layouts/ecu.ts';
import { readSplit } from '../splits/splitFile.ts';
import type { Pair, PairSet } from './pair.ts';
import { splitHash } from './splitHash.ts';

/** The pairs of one split. Scores are comparable only when `hash` agrees. */
export interface Split {
  readonly name: string;
  /** Found as folders, made by a seeded hash of the groups, listed in a file, or a side of a split of the dataset. */
  readonly source: 'all' | 'folders' | 'seeded' | 'list' | 'file';
  readonly pairs: readonly Pair[];
  /** SHA-256 over the sorted names of the pairs. */
  readonly hash: string;
}

type SeededName = 'train' | 'validation' | 'test';
/** ECU: 1600, 400 and 2000 of its 4000 pictures. Others: four fifths and one fifth. */
const SHARES = {
  ecu: { train: 0.4, validation: 0.1, test: 0.5 },
  other: { train: 0.8, validation: 0, test: 0.2 },
} as const satisfies Record<string, Record<SeededName, number>>;

/**
 * Chooses pairs: `all`; `train`, `validation` or `test`, as found in folders or else made here; a side of a split of the dataset
 * (`mine:test`, or `path/mine.json:test`); or the path of a text file with one name per line (ending and folders may be given;
 * `#` begins a comment).
 * @throws StudioError `not-found` for an unknown split or listed names that are not there, `invalid` for an empty one.
 */
export async function selectSplit(set: PairSet, name: string, seed = 0): Promise<Split> {
  if (name === 'all') return splitOf(set, name, 'all', set.pairs);
  const listed = set.splits[name];
  if (listed) {
    const names = new Set(listed);
    return splitOf(
      set,
      name,
      'folders',
      set.pairs.filter((pair) => names.has(pair.name)),
    );
  }
  const side = /^(.+):(\w+)$/.exec(name);
  const known = Side.safeParse(side?.[2]);
  if (side?.[1] !== undefined && known.success) {
    const names = new Set((await readSplit(set.dir, side[1])).sides[known.data]);
    return splitOf(
      set,
      name,
      'file',
      set.pairs.filter((pair) => names.has(pair.name)),
    );
  }
  if (await isFile(name)) return splitOf(set, basename(name), 'list', await pairsOfList(set, name));
  if (Object.keys(set.splits).length === 0 && (name === 'train' || name === 'validation' || name === 'test')) {
    const groups = groupsOf(set, name, seed);
    return splitOf(
      set,
      seed === 0 ? name : `${name}, seed ${seed}`,
      'seeded',
      set.pairs.filter((pair) => groups.has(pair.group)),
    );
  }
  const sides = Object.keys(set.splits).length === 0 ? ['train', 'validation', 'test'] : Object.keys(set.splits);
  throw new StudioError('not-found', `${set.name} has no split "${name}", and there is no such file.`, {
    next: `Use one of: all, ${sides.join(', ')}, the side of a split like mine:test, or the path of a list of names.`,
  });
}

function splitOf({ name: data }: PairSet, name: string, source: Split['source'], pairs: readonly Pair[]): Split {
  if (pairs.length === 0) throw new StudioError('invalid', `The split "${name}" of ${data} is empty.`, { next: 'Choose another split.' });
  return { name, source, pairs, hash: splitHash(pairs.map((pair) => pair.name)) };
}

/**
 * Orders the groups by a hash of seed and name and cuts where the shares of pairs are reached. ECU's cut is made on its
 * whole roster, so that a copy without a few pictures has the same sides.
 */
function groupsOf({ layout, pairs }: PairSet, name: SeededName, seed: number): Set<string> {
  const names = layout === 'ecu' ? ECU_ROSTER : pairs.map(({ group }) => group);
  const counts = Map.groupBy(names, (group) => group);
  const keyed = [...counts].map(([group, { length }]) => ({ group, length, key: keyOf(group, seed) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const shares = layout === 'ecu' ? SHARES.ecu : SHARES.other;
  const from = name === 'train' ? 0 : name === 'validation' ? shares.train : shares.train + shares.validation;
  const to = name === 'test' ? 1 : from + shares[name];
  const chosen = new Set<string>();
  let before = 0;
  for (const { group, length } of keyed) {
    // A group belongs where its middle pair falls.
    const middle = (before + length / 2) / names.length;
    if (middle >= from && middle < to) chosen.add(group);
    before += length;
  }
  return chosen;
}

function keyOf(group: string, seed: number): string {
  return createHash('sha256').update(`split/${seed}/${group}`).digest('hex');
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function pairsOfList({ pairs, name }: PairSet, path: string): Promise<Pair[]> {
  const byName = new Map(pairs.flatMap((pair) => [[pair.name.toLowerCase(), pair] as const, [stemOf(pair.name), pair] as const]));
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, '').trim());
  const chosen = new Set<Pair>();
  const unknown: string[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const pair = byName.get(line.toLowerCase()) ?? byName.get(line.toLowerCase().replace(/\.[a-z]{3,4}$/, '')) ?? byName.get(stemOf(line));
    if (pair) chosen.add(pair);
    else unknown.push(line);
  }
  if (unknown.length > 0) {
    const few = unknown.slice(0, 5).join(', ');
    throw new StudioError(
      'not-found',
      `${path} lists ${unknown.length} names that ${name} does not have: ${few}${unknown.length > 5 ? ' …' : ''}.`,
      {
        next: 'Correct the list, or bring the missing files.',
      },
    );
  }
  return [...chosen];
}

function stemOf(name: string): string {
  const file = basename(name).toLowerCase();
  return /\.(jpe?g|png|bmp|tiff?|webp)$/.test(file) ? file.slice(0, -extname(file).length) : file;
}
