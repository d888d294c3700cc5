import type { HandGoal } from '../scene/spec/pose.ts';

export type Gender = 'female' | 'male';

export type PoseKind = 'standing' | 'sitting' | 'moving' | 'floor';

export interface PoseAsset {
  readonly id: string;
  readonly kind: PoseKind;
  /** Where its hands belong on any body: a goal of `spec.pose.hands` by side. */
  readonly hands?: { readonly left?: HandGoal['goal'] | undefined; readonly right?: HandGoal['goal'] | undefined } | undefined;
  /** Of a sitting pose: height of the seat, as a share of the person's height. */
  readonly seat?: number | undefined;
}

/** The assets a sampler may choose from. Ids are those of the asset pack; `user/…` ids name files of the user's folder. */
export interface AssetIndex {
  readonly skins: readonly {
    readonly id: string;
    readonly gender: Gender;
    readonly age: 'young' | 'middle' | 'old';
    readonly dark: boolean;
  }[];
  readonly hair: readonly { readonly id: string; readonly gender: Gender | 'any' }[];
  readonly eyebrows: readonly string[];
  readonly eyelashes: readonly string[];
  readonly eyes: readonly { readonly id: string; readonly variants: number }[];
  /** Whole outfits; `splits` ones fall into a top and a bottom that can be worn apart. */
  readonly suits: readonly { readonly id: string; readonly gender: Gender; readonly splits: boolean }[];
  readonly shoes: readonly { readonly id: string }[];
  readonly hats: readonly { readonly id: string; readonly variants: number }[];
  readonly poses: readonly PoseAsset[];
  /** Pictures for walls, prints and things. */
  readonly photographs: readonly string[];
  /** Panoramas. */
  readonly environments: readonly string[];
  readonly userBackgrounds: readonly string[];
  /** Of packs that users added: upper and lower garments, and morph targets of faces and bodies. */
  readonly tops?: readonly { readonly id: string; readonly gender: Gender }[];
  readonly bottoms?: readonly { readonly id: string; readonly gender: Gender }[];
  readonly targets?: readonly string[];
}
