import type { Importer } from './importer.ts';
import { match } from './match.ts';
import type { TreeFile } from './tree.ts';

const FOLDER = /^(GroundT_)?(Face|Family)Photo$/i;
/** Copies before March 2017 name one ground truth otherwise (the authors' erratum). */
const ALIASES: Readonly<Record<string, string>> = { '1_bo_allfamily_lrg': 'obama' };

/**
 * Pratheepan (Tan, Chan, Yogarajah, Condell 2012): `FacePhoto/`, `FamilyPhoto/` and `GroundT_FacePhoto/`,
 * `GroundT_FamilyPhoto/`. Masks are grey at some edges and their alpha means nothing. The subsets differ in quality.
 */
export const pratheepan: Importer = {
  name: 'pratheepan',
  title: 'Pratheepan',
  expected: 'FacePhoto and FamilyPhoto beside GroundT_FacePhoto and GroundT_FamilyPhoto',
  threshold: 127,
  find({ files }) {
    const placed = files.flatMap((file) => {
      const [, truth, subset] = FOLDER.exec(file.folders.at(-1) ?? '') ?? [];
      if (!subset) return [];
      return [{ file, isMask: truth !== undefined, key: `${subset.toLowerCase()}/${stemOf(file, truth !== undefined)}` }];
    });
    const { matches, problems } = match(
      placed.filter(({ isMask }) => !isMask),
      placed.filter(({ isMask }) => isMask),
    );
    const pairs = matches.map(({ key, image, mask }) => {
      return { name: key, image, skin: mask, person: null, group: key, subset: key.split('/')[0] ?? null, split: null };
    });
    return { pairs, problems };
  },
  polarity: () => 'white',
};

function stemOf({ stem }: TreeFile, isMask: boolean): string {
  return (isMask ? ALIASES[stem.toLowerCase()] : undefined) ?? stem;
}
