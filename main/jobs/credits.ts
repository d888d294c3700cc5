import { join } from 'node:path';
import type { UserPack } from '../assets/index.ts';
import { writeWhole } from '../files/index.ts';

/** Beside a dataset: who wants to be named for what may be in its pictures. Nothing where nobody does. */
export async function writeCredits(dataset: string, packs: readonly UserPack[]): Promise<void> {
  const lines = packs.flatMap(({ index: { name, credits } }) => credits.map((line) => `* ${name}/${line}`));
  if (lines.length === 0) return;
  const head = '# Credits\n\nThe pictures were made with asset packs that hold the work of these authors, under these licences:\n';
  await writeWhole(join(dataset, 'CREDITS.md'), `${head}\n${lines.join('\n')}\n`);
}
