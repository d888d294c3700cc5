import type { Tree, TreeFile } from './tree.ts';

export type Role = 'image' | 'skin' | 'person';

const NAMES: Readonly<Record<Role, readonly string[]>> = {
  image: 'images image imgs img original originals original_images origin_images ori features photos raw rgb input inputs'.split(' '),
  skin: 'masks mask skin skin_masks skin_mask labels label gt ground_truth groundtruth annotations annotation ann targets'.split(' '),
  person: ['person', 'persons', 'person_masks', 'body_masks'],
};

const ROLE_OF = new Map(Object.entries(NAMES).flatMap(([role, names]) => names.map((name) => [name, role as Role] as const)));

/** A file by the folder that says what it is. */
export interface RoledFile {
  readonly file: TreeFile;
  readonly role: Role;
  /** Folders above the one that gives the role. */
  readonly base: readonly string[];
  /** Folders below it. */
  readonly rest: readonly string[];
}

/** Sorts files by the nearest folder whose name says what is in it; files in no such folder are left out. */
export function byRole({ files }: Tree): RoledFile[] {
  return files.flatMap((file) => {
    const at = file.folders.findLastIndex((folder) => ROLE_OF.has(folder.toLowerCase()));
    const role = ROLE_OF.get(file.folders[at]?.toLowerCase() ?? '');
    if (!role) return [];
    let top = at;
    // `masks/skin` and `masks/person` both belong to the folder that `masks` is in.
    while (top > 0 && isMaskOf(role, file.folders[top - 1])) top--;
    return [{ file, role, base: file.folders.slice(0, top), rest: file.folders.slice(at + 1) }];
  });
}

function isMaskOf(role: Role, folder: string | undefined): boolean {
  const above = ROLE_OF.get(folder?.toLowerCase() ?? '');
  return above !== undefined && (above === role || (role === 'person' && above === 'skin'));
}
