/**
 * Runs of a mask as COCO stores them: column by column from the upper left, zeros first, in turns.
 * @param mask one byte per pixel, row by row; anything above 0 is set
 */
export function runLengths(mask: Uint8Array, width: number, height: number): number[] {
  const runs: number[] = [];
  let [isSet, length] = [false, 0];
  for (let x = 0; x < width; x++) {
    for (let at = x; at < width * height; at += width) {
      const value = (mask[at] ?? 0) > 0;
      if (value === isSet) length++;
      else {
        runs.push(length);
        isSet = value;
        length = 1;
      }
    }
  }
  runs.push(length);
  return runs;
}

/**
 * Runs as COCO's text: from the fourth on as the difference to the run two before (of the same colour), in groups of five
 * bits, the lowest first; bit 5 says that more follow; each group + 48 is a character (cocoapi, `rleToString`).
 */
export function compressedRuns(runs: readonly number[]): string {
  let text = '';
  for (const [index, run] of runs.entries()) {
    let rest = index > 2 ? run - (runs[index - 2] ?? 0) : run;
    for (let more = true; more; ) {
      let group = rest & 0x1f;
      rest >>= 5;
      more = group & 0x10 ? rest !== -1 : rest !== 0;
      if (more) group |= 0x20;
      text += String.fromCharCode(group + 48);
    }
  }
  return text;
}
