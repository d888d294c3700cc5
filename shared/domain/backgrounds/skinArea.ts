/** Longer side at which pictures are looked at for people: a face of 1 % of the picture still has hundreds of pixels. */
export const SCAN_SIDE = 256;

/**
 * From which score on a picture is suspected of showing people. The colour rule takes wood, sand and brick for skin too, so it
 * asks for more than a trained model.
 */
export const SUSPECT_FROM = { colourRule: 0.02, model: 0.004 } as const;

/**
 * Share of the picture that its largest connected region of skin covers (four neighbours). A face or an arm is one region;
 * gravel, leaves and noise are many small ones.
 * @param mask one byte per pixel, above 127 is skin
 */
export function largestRegionShare(mask: Uint8Array, width: number, height: number): number {
  if (mask.length !== width * height) throw new RangeError(`A mask of ${mask.length} bytes for ${width}×${height} pixels.`);
  if (mask.length === 0) return 0;
  const seen = new Uint8Array(mask.length);
  const stack: number[] = [];
  let largest = 0;
  const visit = (at: number) => {
    if (seen[at] !== 0 || (mask[at] ?? 0) <= 127) return;
    seen[at] = 1;
    stack.push(at);
  };
  for (let start = 0; start < mask.length; start++) {
    let area = 0;
    visit(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      area++;
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at < mask.length - width) visit(at + width);
    }
    largest = Math.max(largest, area);
  }
  return largest / mask.length;
}
