import { settleTurns } from '../decode/orientation.ts';
import { readHeader } from '../decode/pixels.ts';
import type { FoundPair } from '../layouts/importer.ts';
import { placeOf } from '../layouts/match.ts';
import { inParallel } from './inParallel.ts';

/** Keeps the pairs whose files open and whose sizes fit, by their headers alone; tells what is wrong with the others. */
export async function checkFiles(pairs: readonly FoundPair[]): Promise<{ pairs: FoundPair[]; problems: string[] }> {
  const answers = await inParallel(pairs, 8, problemOf);
  const problems = answers.filter((answer) => answer !== null);
  return { pairs: pairs.filter((_, index) => answers[index] === null), problems };
}

async function problemOf({ image, skin }: FoundPair): Promise<string | null> {
  try {
    const [a, b] = [await readHeader(image.path), await readHeader(skin.path)];
    if (settleTurns(a, b)) return null;
    return `${placeOf(image)} has ${a.width}×${a.height} pixels, its mask ${placeOf(skin)} has ${b.width}×${b.height}; left out.`;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} Left out.`;
  }
}
