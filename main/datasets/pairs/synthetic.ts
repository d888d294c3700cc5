import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readDescription } from '../format/description.ts';
import { readDataset } from '../format/read.ts';
import { type Pair, type PairSet, WHITE_IS_SKIN } from './pair.ts';

/** The folder itself, or its only folder when that is a synthetic dataset (archives unpack one level too deep); else null. */
export async function findSynthetic(dir: string): Promise<string | null> {
  if (await readDescription(dir)) return dir;
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const [only, ...others] = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  if (!only || others.length > 0) return null;
  const inner = join(dir, only.name);
  return (await readDescription(inner)) ? inner : null;
}

export async function syntheticPairs(dir: string): Promise<PairSet> {
  const { description, records, problems } = await readDataset(dir);
  const pairs = records.map(({ frame, subject, files }): Pair => {
    return {
      name: String(frame).padStart(6, '0'),
      image: join(dir, files.image),
      skin: join(dir, files.skin),
      person: join(dir, files.person),
      group: String(subject),
      subset: null,
      split: null,
      maskRule: WHITE_IS_SKIN,
    };
  });
  const { name, labelPolicy } = description;
  return {
    dir,
    name: name || basename(dir),
    layout: 'synthetic',
    kind: 'synthetic',
    pairs,
    problems,
    labelPolicy: labelPolicy.name,
    splits: {},
  };
}
