import { StudioError } from '../../../shared/contract/errors.ts';
import type { ClassShares } from './classWeights.ts';
import type { MaskTally } from './maskTally.ts';
import type { PatchCutter } from './patchCutter.ts';
import type { SampleSource } from './source.ts';

/** More frames than this do not make the estimate better, only slower. */
const MOST_FRAMES = 1000;
/** Frames asked for at a time: enough for every thread, and few to wait for when cancelled. */
const AT_A_TIME = 16;

/**
 * Shares of skin and person over the training set (or `among` these frames of it), from at most 1,000 frames spread evenly.
 * @throws StudioError (`training`) when all or none of the pixels are skin: there is nothing to tell apart.
 */
export async function measureClassShares(
  source: SampleSource,
  cutter: PatchCutter,
  onSample: () => void,
  among: readonly number[] = Array.from({ length: source.length }, (_, frame) => frame),
): Promise<ClassShares> {
  const count = Math.min(among.length, MOST_FRAMES);
  const frames = Array.from({ length: count }, (_, k) => among[Math.floor((k * among.length) / count)] ?? 0);
  const skin = { positive: 0, pixels: 0 };
  const person = { positive: 0, pixels: 0 };
  for (let start = 0; start < count; start += AT_A_TIME) {
    onSample();
    for (const tally of await Promise.all(frames.slice(start, start + AT_A_TIME).map((frame) => cutter.tally(source, frame)))) {
      add(skin, tally.skin);
      if (tally.person !== null) add(person, tally.person);
    }
  }
  if (skin.positive === 0 || skin.positive === skin.pixels) {
    const what = skin.positive === 0 ? 'None of the pixels of the training data is skin' : 'Every pixel of the training data is skin';
    throw new StudioError('training', `${what} (${count} frames looked at), so there is nothing to learn.`, {
      next: 'Look at the masks of the datasets: their polarity may be inverted, or the frames may show nobody.',
    });
  }
  return { skin: skin.positive / skin.pixels, person: person.pixels === 0 ? null : person.positive / person.pixels };
}

function add(sum: MaskTally['skin'], counts: MaskTally['skin']): void {
  sum.positive += counts.positive;
  sum.pixels += counts.pixels;
}
