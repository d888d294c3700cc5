import type { Layout } from '../../../shared/contract/datasets.ts';
import type { Tree, TreeFile } from './tree.ts';

/** A pair before its polarity is known. */
export interface FoundPair {
  readonly name: string;
  readonly image: TreeFile;
  readonly skin: TreeFile;
  readonly person: TreeFile | null;
  readonly group: string;
  readonly subset: string | null;
  readonly split: string | null;
}

export interface Found {
  readonly pairs: readonly FoundPair[];
  readonly problems: readonly string[];
}

/** One known way to lay out a dataset on disk. */
export interface Importer {
  readonly name: Exclude<Layout, 'auto'>;
  /** For messages: "The folder has no … as {title} has". */
  readonly title: string;
  /** What has to be there, for the message when it is not. */
  readonly expected: string;
  /** Grey above this is white. */
  readonly threshold: number;
  /** Every pair of this layout below the folder, at any depth; none when it is laid out in another way. */
  find(tree: Tree): Found | Promise<Found>;
  /** Which of the two is skin; `detect` where copies differ. */
  polarity(mask: TreeFile): 'white' | 'black' | 'detect';
}
