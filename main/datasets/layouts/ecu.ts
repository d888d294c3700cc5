import type { Importer } from './importer.ts';
import { match } from './match.ts';
import { byRole, type RoledFile } from './roles.ts';
import { splitOf } from './splitFolder.ts';

const NUMBER = /^im(\d{5})(?:_s|_gt)?$/i;

/** Pictures of the collection, 1 … 4000; a copy may lack some. */
export const ECU_ROSTER = Array.from({ length: 4000 }, (_, index) => nameOf(String(index + 1).padStart(5, '0')));

/**
 * ECU, also called FSD (Phung, Bouzerdoum, Chai 2005). Three layouts go round: `Original/` + `Skin/imNNNNN_s`,
 * `images/001/` + `Skin/001/imNNNNN_gt`, and flat folders with equal names. The number matches in all. The first has
 * black skin, the others white.
 */
export const ecu: Importer = {
  name: 'ecu',
  title: 'ECU',
  expected: 'imNNNNN.jpg in Original, images or features, and imNNNNN_s, imNNNNN_gt or imNNNNN in Skin or labels',
  threshold: 127,
  find(tree) {
    const files = byRole(tree).filter(({ file }) => NUMBER.test(file.stem));
    const { matches, problems } = match(keyed(files, 'image'), keyed(files, 'skin'));
    const pairs = matches.map(({ key, image, mask }) => {
      return { name: key, image, skin: mask, person: null, group: key, subset: null, split: splitOf(image.folders) };
    });
    return { pairs, problems };
  },
  polarity: () => 'detect',
};

function keyed(files: readonly RoledFile[], wanted: RoledFile['role']) {
  return files.filter(({ role }) => role === wanted).map(({ file }) => ({ file, key: nameOf(NUMBER.exec(file.stem)?.[1] ?? file.stem) }));
}

function nameOf(number: string): string {
  return `im${number}`;
}
