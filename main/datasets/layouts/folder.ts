import type { Found, Importer } from './importer.ts';
import { type Keyed, match } from './match.ts';
import { byRole, type Role } from './roles.ts';
import { siblingFolders } from './siblings.ts';
import { splitOf, splitOfFolder } from './splitFolder.ts';
import type { Tree, TreeFile } from './tree.ts';

/** What people add to the name of a mask. */
const SUFFIX = /[-_ ](?:s|gt|mask|masks|skin|label|seg)$/i;

interface Placed {
  readonly file: TreeFile;
  readonly role: Role;
  /** Folders between the opened one and the file that are neither `images` nor `masks`. */
  readonly place: readonly string[];
}

/**
 * Any two sibling folders, one of images and one of masks with the same names, once or many times below the opened folder.
 * `images/` + `masks/` (or `masks/skin/` and `masks/person/`), `original_images/` + `skin_masks/` and the like are told by name,
 * others by content.
 */
export const folder: Importer = {
  name: 'folder',
  title: 'a folder of images and masks',
  expected: 'images and masks with the same names in two folders side by side, for example images/ and masks/',
  threshold: 127,
  async find(tree) {
    const named = pairUp(placeByName(tree));
    if (named.pairs.length > 0) return named;
    const byContent = pairUp(await siblingFolders(tree));
    return byContent.pairs.length > 0 ? byContent : named;
  },
  polarity: () => 'detect',
};

function placeByName(tree: Tree): Placed[] {
  const roled = byRole(tree).map(({ file, role, base, rest }) => ({ file, role, place: [...base, ...rest] }));
  if (roled.some(({ role }) => role === 'image')) return roled;
  // Images right beside the folder of their masks.
  const known = new Set(roled.map(({ file }) => file));
  const beside = new Set(byRole(tree).map(({ base }) => base.join('/')));
  const loose = tree.files.filter((file) => !known.has(file) && beside.has(file.folders.join('/')));
  return [...roled, ...loose.map((file) => ({ file, role: 'image' as const, place: file.folders }))];
}

function pairUp(placed: readonly Placed[]): Found {
  const shared = sharedDepth(placed.filter(({ role }) => role === 'image').map(({ place }) => place));
  const keyed = placed.map(({ file, role, place }) => ({ file, role, key: [...place.slice(shared), file.stem].join('/') }));
  const images = keyed.filter(({ role }) => role === 'image');
  const names = new Set(images.map(({ key }) => key.toLowerCase()));
  const plain = (mask: Keyed): Keyed => (names.has(mask.key.toLowerCase()) ? mask : { ...mask, key: mask.key.replace(SUFFIX, '') });
  const skin = match(images, keyed.filter(({ role }) => role === 'skin').map(plain));
  const persons = new Map(keyed.filter(({ role }) => role === 'person').map((mask) => [plain(mask).key.toLowerCase(), mask.file]));
  const pairs = skin.matches.map(({ key, image, mask }) => ({
    name: key,
    image,
    skin: mask,
    person: persons.get(key.toLowerCase()) ?? null,
    group: key,
    subset: subsetOf(key),
    split: splitOf(image.folders),
  }));
  return { pairs, problems: skin.problems };
}

/** A name must not depend on how deep the archive was unpacked; a split's folder stays in it, as numbers may begin anew there. */
function sharedDepth(places: readonly (readonly string[])[]): number {
  const [first = []] = places;
  let depth = 0;
  while (depth < first.length && splitOfFolder(first[depth] ?? '') === null && places.every((place) => place[depth] === first[depth]))
    depth++;
  return depth;
}

function subsetOf(key: string): string | null {
  const folders = key
    .split('/')
    .slice(0, -1)
    .filter((name) => splitOfFolder(name) === null);
  return folders.length === 0 ? null : folders.join('/');
}
