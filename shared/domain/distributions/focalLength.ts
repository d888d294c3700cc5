interface FocalLengths {
  readonly focalLength: { readonly min: number; readonly max: number };
  readonly pFocal: number;
}

/** F = (f_max − f_min)·X^(1/p_focal) + f_min in millimetres (paper, section 3.3). */
export function focalLength(uniform: number, { focalLength: { min, max }, pFocal }: FocalLengths): number {
  return (max - min) * uniform ** (1 / pFocal) + min;
}

/** Density per millimetre: p_focal·u^(p_focal − 1)/(f_max − f_min), u = (f − f_min)/(f_max − f_min). */
export function focalLengthDensity({ focalLength: { min, max }, pFocal }: FocalLengths): (millimetres: number) => number {
  return (millimetres) => {
    const share = (millimetres - min) / (max - min);
    if (!(share >= 0 && share <= 1)) return 0;
    return (pFocal * share ** (pFocal - 1)) / (max - min);
  };
}

/** P(F ≤ f) = ((f − f_min)/(f_max − f_min))^p_focal. */
export function focalLengthShareBelow({ focalLength: { min, max }, pFocal }: FocalLengths, millimetres: number): number {
  if (max === min) return millimetres >= max ? 1 : 0;
  return Math.min(1, Math.max(0, (millimetres - min) / (max - min))) ** pFocal;
}

/** The focal length that this share of the frames stays below. */
export function focalLengthQuantile(lengths: FocalLengths, share: number): number {
  return focalLength(share, lengths);
}
