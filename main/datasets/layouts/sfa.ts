import type { Importer } from './importer.ts';
import { match } from './match.ts';
import type { Tree } from './tree.ts';

const NAME = /^img \(\d+\)$/i;

/**
 * SFA (Casati, Moraes, Rodrigues 2013): `ORI/img (N).jpg` + `GT/img (N).jpg`. The ground truth is a JPEG of the photo with
 * everything but skin painted black. Grey above 9 agrees best with a cleaned set (IoU 0.998); folders below `GT` are
 * third parties' work under other numbers.
 */
export const sfa: Importer = {
  name: 'sfa',
  title: 'SFA',
  expected: 'img (N).jpg in ORI and in GT',
  threshold: 9,
  find(tree) {
    const { matches, problems } = match(inFolder(tree, 'ori'), inFolder(tree, 'gt'));
    const pairs = matches.map(({ key, image, mask }) => {
      return { name: key, image, skin: mask, person: null, group: key, subset: null, split: null };
    });
    return { pairs, problems };
  },
  polarity: () => 'white',
};

function inFolder({ files }: Tree, folder: string) {
  return files
    .filter(({ folders, stem }) => folders.at(-1)?.toLowerCase() === folder && NAME.test(stem))
    .map((file) => ({ file, key: file.stem }));
}
