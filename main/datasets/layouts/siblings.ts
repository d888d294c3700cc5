import { looksLikeMask } from '../decode/looksLikeMask.ts';
import type { Role } from './roles.ts';
import type { Tree, TreeFile } from './tree.ts';

const SAMPLES = 6;

/** Pairs of sibling folders with common names, told apart by content: a mask has two greys and no colour. */
export async function siblingFolders(tree: Tree): Promise<{ file: TreeFile; role: Role; place: readonly string[] }[]> {
  const folders = Map.groupBy(tree.files, ({ folders }) => folders.join('/'));
  const parents = Map.groupBy(
    [...folders.keys()].filter((path) => path !== ''),
    (path) => path.split('/').slice(0, -1).join('/'),
  );
  const placed: { file: TreeFile; role: Role; place: readonly string[] }[] = [];
  for (const children of parents.values()) {
    const [first, second, third] = children.map((path) => folders.get(path) ?? []);
    if (!first || !second || third || !haveCommonName(first, second)) continue;
    const [firstIsMask, secondIsMask] = [await areMasks(first), await areMasks(second)];
    if (firstIsMask === secondIsMask) continue;
    const [images, masks] = firstIsMask ? [second, first] : [first, second];
    for (const file of images) placed.push({ file, role: 'image', place: file.folders.slice(0, -1) });
    for (const file of masks) placed.push({ file, role: 'skin', place: file.folders.slice(0, -1) });
  }
  return placed;
}

function haveCommonName(a: readonly TreeFile[], b: readonly TreeFile[]): boolean {
  const stems = new Set(a.map(({ stem }) => stem.toLowerCase()));
  return b.some(({ stem }) => stems.has(stem.toLowerCase()));
}

async function areMasks(files: readonly TreeFile[]): Promise<boolean> {
  const step = Math.max(1, Math.floor(files.length / SAMPLES));
  const sample = files.filter((_, index) => index % step === 0).slice(0, SAMPLES);
  const answers = await Promise.all(sample.map(({ path }) => looksLikeMask(path)));
  return answers.filter(Boolean).length > answers.length / 2;
}
