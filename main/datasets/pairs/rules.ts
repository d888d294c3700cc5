import { StudioError } from '../../../shared/contract/errors.ts';
import type { FoundPair, Importer } from '../layouts/importer.ts';
import type { MaskRule, Pair } from './pair.ts';
import { type Evidence, weighPolarity } from './polarity.ts';

export type SkinColour = 'auto' | 'white' | 'black';

/**
 * Gives each pair its mask rule. A layout fixes the polarity or leaves it to the pictures; a fixed one is checked against them.
 * Parts of a mixed folder are judged apart, since archives mix polarities.
 * @throws StudioError `invalid` when neither layout nor pictures tell what is skin.
 */
export async function applyRules(
  importer: Importer,
  pairs: readonly FoundPair[],
  asked: SkinColour,
): Promise<{ pairs: Pair[]; problems: string[] }> {
  const ruled: Pair[] = [];
  const problems: string[] = [];
  const parts = Map.groupBy(pairs, ({ skin, subset }) => `${importer.polarity(skin)}:${importer.name === 'folder' ? (subset ?? '') : ''}`);
  for (const part of parts.values()) {
    const [first] = part;
    if (!first) continue;
    const evidence = await weighPolarity(
      part.map(({ image, skin }) => ({ image: image.path, skin: skin.path })),
      importer.threshold,
    );
    const fixed = importer.polarity(first.skin);
    const where = importer.name === 'folder' && first.subset !== null ? ` in ${first.subset}` : '';
    const found = evidence.blank ? 'white' : evidence.skin;
    const skin = asked === 'auto' ? (fixed === 'detect' ? found : fixed) : asked;
    if (skin === null) throw undecided(where, evidence);
    if (evidence.skin !== null && evidence.skin !== skin) problems.push(inverted(skin, where, evidence));
    if (evidence.blank)
      problems.push(
        `Masks${where} mark nothing: each is of one and the same value. ${skin === 'white' ? 'Black' : 'White'} is read as background.`,
      );
    if (evidence.classes) problems.push(`Masks${where} hold 0 and 1 instead of 0 and 255; 1 is read as white.`);
    const maskRule: MaskRule = { skin, threshold: evidence.classes ? 0 : importer.threshold };
    for (const { image, skin, person, ...rest } of part) {
      ruled.push({ ...rest, image: image.path, skin: skin.path, person: person?.path ?? null, maskRule });
    }
  }
  return { pairs: ruled, problems };
}

function undecided(where: string, evidence: Evidence): StudioError {
  const message = `The pictures${where} do not tell whether white or black is skin in the masks (agreement with the colour rule: ${figures(evidence)}).`;
  return new StudioError('invalid', message, { next: 'Look at a mask and say which one is skin, white or black.' });
}

function inverted(skin: 'white' | 'black', where: string, evidence: Evidence): string {
  return `Masks${where} look inverted: they are read with ${skin} as skin, but the colour rule says otherwise (${figures(evidence)}).`;
}

function figures({ white, black }: Evidence): string {
  return `IoU ${white.toFixed(3)} for white, ${black.toFixed(3)} for black`;
}
