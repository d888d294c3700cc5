/** A drawn picture: a skin-coloured disc before blue, with its mask. No photograph is ever a test's data. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  /** 255 on the disc, else 0. */
  readonly mask: Uint8Array;
}

const SKIN = [210, 150, 120];
const BLUE = [40, 70, 160];

/** Size and place of the disc depend on `n`, so that no two drawings are alike. */
export function draw(n: number, width = 40 + (n % 3) * 4, height = 32): Drawing {
  const mask = new Uint8Array(width * height);
  const rgb = new Uint8Array(3 * width * height);
  const [cx, cy, r] = [12 + (n % 7), 12 + (n % 5), 7 + (n % 4)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = (x - cx) ** 2 + (y - cy) ** 2 <= r * r;
      const at = y * width + x;
      mask[at] = inside ? 255 : 0;
      rgb.set(inside ? SKIN : BLUE, 3 * at);
    }
  }
  return { width, height, rgb, mask };
}

export function inverted(mask: Uint8Array): Uint8Array {
  return mask.map((value) => 255 - value);
}
