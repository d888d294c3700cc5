/**
 * Material pass indices: which surface a pixel shows. Cycles writes them in the same render as the image
 * (paper section 3.4), and every label is derived from them. The Python worker reads the same table from the scene spec.
 */
export const PASS_INDEX = {
  background: 0,
  /** Skin of head, neck and ears. */
  face: 1,
  /** Skin of trunk, arms and legs. */
  body: 2,
  hand: 3,
  foot: 4,
  lips: 5,
  nails: 6,
  scalpHair: 10,
  eyebrow: 11,
  eyelash: 12,
  facialHair: 13,
  eye: 20,
  garment: 30,
  shoe: 31,
  hat: 32,
  glasses: 33,
  accessory: 34,
  /** Inside of the mouth, teeth, tongue. */
  mouth: 40,
  eyeSocket: 41,
} as const;

export type Part = keyof typeof PASS_INDEX;
