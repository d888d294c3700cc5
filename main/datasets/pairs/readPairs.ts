import { basename, resolve } from 'node:path';
import type { Layout } from '../../../shared/contract/datasets.ts';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { Found, Importer } from '../layouts/importer.ts';
import { IMPORTERS } from '../layouts/index.ts';
import { listTree, type Tree } from '../layouts/tree.ts';
import { checkFiles } from './checkFiles.ts';
import type { PairSet } from './pair.ts';
import { applyRules, type SkinColour } from './rules.ts';
import { findSynthetic, syntheticPairs } from './synthetic.ts';

export interface ReadPairsOptions {
  /** Which of black and white is skin; found out when it is not said. */
  readonly skin?: SkinColour;
}

/**
 * Reads any folder of images and masks in place: a synthetic dataset, or a real one in a known layout at any depth. Pairs
 * that do not fit together or whose files cannot be opened are left out and reported.
 * @throws StudioError `not-found` without the folder, `invalid` when no layout fits or the polarity stays open, `data` when no
 * pair can be used.
 */
export async function readPairs(folder: string, layout: Layout = 'auto', options: ReadPairsOptions = {}): Promise<PairSet> {
  const dir = resolve(folder);
  const synthetic = layout === 'auto' ? await findSynthetic(dir) : null;
  if (synthetic !== null) return syntheticPairs(synthetic);
  const tree = await listTree(dir);
  const { importer, found } = layout === 'auto' ? await recognise(tree) : await findAs(tree, layout);
  const checked = await checkFiles(found.pairs);
  const rules = await applyRules(importer, checked.pairs, options.skin ?? 'auto');
  const problems = [...found.problems, ...checked.problems, ...rules.problems];
  if (rules.pairs.length === 0) {
    const details = problems.map((rule) => ({ path: dir, rule }));
    throw new StudioError('data', `No pair in ${dir} can be used: ${problems[0] ?? 'there is none'}`, {
      next: 'See the details.',
      details,
    });
  }
  const inSplits = rules.pairs.flatMap(({ name, split }) => (split === null ? [] : [{ name, split }]));
  const bySplit = Map.groupBy(inSplits, ({ split }) => split);
  const splits = Object.fromEntries([...bySplit].map(([split, pairs]) => [split, pairs.map(({ name }) => name)]));
  return { dir, name: basename(dir), layout: importer.name, kind: 'real', pairs: rules.pairs, problems, labelPolicy: 'annotated', splits };
}

interface Recognised {
  readonly importer: Importer;
  readonly found: Found;
}

/** The layout that explains the most pairs. */
async function recognise(tree: Tree): Promise<Recognised> {
  let best: Recognised | null = null;
  for (const importer of IMPORTERS) {
    const found = await importer.find(tree);
    if (found.pairs.length > (best?.found.pairs.length ?? 0)) best = { importer, found };
  }
  if (best) return best;
  throw nothingFound(tree, await IMPORTERS.at(-1)?.find(tree));
}

async function findAs(tree: Tree, layout: Exclude<Layout, 'auto'>): Promise<Recognised> {
  const importer = IMPORTERS.find(({ name }) => name === layout);
  if (!importer) throw new StudioError('invalid', `There is no layout "${layout}".`, { next: `Use one of: auto, ${names()}.` });
  const found = await importer.find(tree);
  if (found.pairs.length > 0) return { importer, found };
  throw new StudioError('invalid', `${tree.root} is not laid out like ${importer.title}: expected ${importer.expected}.`, {
    next: 'Use the layout "auto", or open the folder that holds the dataset.',
    details: found.problems.map((rule) => ({ path: tree.root, rule })),
  });
}

function nothingFound({ root, files }: Tree, generic: Found | undefined): StudioError {
  const details = (generic?.problems ?? []).map((rule) => ({ path: root, rule }));
  const lonely = details.length > 0 && details.every(({ rule }) => rule.endsWith('has no mask.'));
  const what =
    files.length === 0
      ? `There are no pictures in ${root}.`
      : lonely
        ? `${root} has ${details.length} images, but no folder of masks for them.`
        : `${root} has ${files.length} pictures, but no image and mask that belong together.`;
  const next = 'Put images into images/ and their masks, under the same names, into masks/ beside it.';
  return new StudioError('invalid', what, { next, details });
}

function names(): string {
  return IMPORTERS.map(({ name }) => name).join(', ');
}
