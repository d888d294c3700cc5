/** One decoded picture with its masks. */
export interface Sample {
  readonly width: number;
  readonly height: number;
  /** sRGB, 3 bytes per pixel, row by row. */
  readonly rgb: Uint8Array;
  /** 0 or 255 per pixel. */
  readonly skin: Uint8Array;
  /** 0 or 255 per pixel, or null where only skin is labelled. */
  readonly person: Uint8Array | null;
}
