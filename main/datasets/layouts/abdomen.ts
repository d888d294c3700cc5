import type { Importer } from './importer.ts';
import { type Keyed, match } from './match.ts';
import { splitOf, splitOfFolder } from './splitFolder.ts';
import type { Tree, TreeFile } from './tree.ts';

const OURS = /abdomen|^abd[-_ ]/i;
/** `NNN_skin_NNN`: number of the picture, then of the annotation. */
const ANNOTATION = /^(.+?)_skin_\d+$/i;

interface Placed extends Keyed {
  readonly isMask: boolean;
}

/**
 * Abdomen (Topiwala et al. 2019). The release: `{train,test}/original_images/` + `skin_masks/` below a folder named after
 * it. The older form: `{train/skin_train2019,val/skin_val2019}/NNN.jpeg` + `{train,val}/annotations/NNN_skin_NNN.png`.
 */
export const abdomen: Importer = {
  name: 'abdomen',
  title: 'Abdomen',
  expected: 'train and test with original_images and skin_masks in a folder named after it, or skin_train2019 with annotations',
  threshold: 127,
  find(tree) {
    const placed = tree.files.flatMap((file) => release(tree, file) ?? older(file) ?? []);
    const { matches, problems } = match(
      placed.filter(({ isMask }) => !isMask),
      placed.filter(({ isMask }) => isMask),
    );
    const pairs = matches.map(({ key, image, mask }) => {
      return { name: key, image, skin: mask, person: null, group: key, subset: null, split: splitOf(image.folders) };
    });
    return { pairs, problems };
  },
  polarity: () => 'white',
};

function release({ name }: Tree, file: TreeFile): Placed | null {
  const folder = file.folders.at(-1)?.toLowerCase();
  if (folder !== 'original_images' && folder !== 'skin_masks') return null;
  if (![name, ...file.folders].some((above) => OURS.test(above))) return null;
  return { file, isMask: folder === 'skin_masks', key: keyOf(file, file.stem) };
}

function older(file: TreeFile): Placed | null {
  const folder = file.folders.at(-1) ?? '';
  if (/^skin_(train|val)\d*$/i.test(folder)) return { file, isMask: false, key: keyOf(file, file.stem) };
  const number = ANNOTATION.exec(file.stem)?.[1];
  if (folder.toLowerCase() !== 'annotations' || number === undefined) return null;
  return { file, isMask: true, key: keyOf(file, number) };
}

/** Numbers begin anew in each split. */
function keyOf({ folders }: TreeFile, stem: string): string {
  const split = folders.find((folder) => splitOfFolder(folder) !== null);
  return split === undefined ? stem : `${split.toLowerCase()}/${stem}`;
}
