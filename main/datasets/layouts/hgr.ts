import type { Importer } from './importer.ts';
import { match } from './match.ts';
import { byRole } from './roles.ts';

/** `<gesture>_<P|A|S>_hgr<part>_id<NN>_<k>` */
const NAME = /^.+_[A-Z]_(hgr\d[A-Z]?)\d?_(id\d+)_\d+$/i;

/**
 * HGR1, HGR2A, HGR2B (Kawulok et al. 2014): `hgr1_images/original_images/` + `hgr1_skin/skin_masks/`, 1-bit BMP with
 * black skin. The person is in the name. Person numbers of the three parts are taken as one count: where they are not,
 * groups are only larger than they must be.
 */
export const hgr: Importer = {
  name: 'hgr',
  title: 'HGR',
  expected: 'names like 1_P_hgr1_id01_1 in original_images and skin_masks',
  threshold: 127,
  find(tree) {
    const files = byRole(tree).filter(({ file }) => NAME.test(file.stem));
    const keyed = files.map(({ file, role }) => ({ file, role, key: file.stem }));
    const { matches, problems } = match(
      keyed.filter(({ role }) => role === 'image'),
      keyed.filter(({ role }) => role === 'skin'),
    );
    const pairs = matches.map(({ key, image, mask }) => {
      const [, part = '', person = ''] = NAME.exec(key) ?? [];
      return { name: key, image, skin: mask, person: null, group: person.toLowerCase(), subset: part.toLowerCase(), split: null };
    });
    return { pairs, problems };
  },
  // Re-releases as PNG are met with either polarity.
  polarity: (mask) => (mask.extension === '.bmp' ? 'black' : 'detect'),
};
