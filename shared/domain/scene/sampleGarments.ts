import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { ANY_CUT, type Cut, cloth, OUTERWEAR, TROUSERS, type Wardrobe } from './sampleCloth.ts';
import type { CutGarment } from './spec/clothing.ts';
import type { Material } from './spec/material.ts';

type Shape = Partial<Omit<CutGarment, 'kind' | 'material' | 'foldSeed'>> & Pick<CutGarment, 'region'>;

/** Sleeves end here, metres from the midline in the rest pose: no sleeve, cap, short, elbow, rolled up, long. */
const SLEEVES = { none: 0.1, cap: 0.17, short: 0.24, elbow: 0.32, rolled: 0.38, long: 0.47 } as const;
type Sleeve = keyof typeof SLEEVES;
/** Trousers end here, metres above hip level: briefs, hot pants, shorts, knee, calf, ankle. */
const LEGS = { briefs: -0.065, hot: -0.13, shorts: -0.24, knee: -0.36, calf: -0.52, ankle: -0.73 } as const;

function garment(draws: Draws, material: Material, shape: Shape): CutGarment {
  return {
    kind: 'cut',
    upperEdge: 0.1,
    lowerEdge: 0,
    sleeve: 0,
    neckline: 0,
    offset: 0.008,
    opening: 0,
    legCut: 0,
    flare: 0,
    collar: 'none',
    hem: 0.018,
    folds: rounded(draws.range('folds', 0.35, 0.9)),
    ...shape,
    foldSeed: draws.integer('foldSeed', 0, 65_536),
    material,
  };
}

const around = (draws: Draws, name: string, mean: number, deviation: number) => rounded(draws.normal(name, mean, deviation));

/** Where a neck may end: round, wide, scooped, up to the throat, turned up. */
const NECKS = { round: 0.57, wide: 0.52, scoop: 0.47, high: 0.6, turtle: 0.645 } as const;

interface Top {
  readonly sleeve: Sleeve;
  readonly neck: keyof typeof NECKS;
  readonly collar: CutGarment['collar'];
  readonly v: number;
  readonly crop: number;
}

const PLAIN_TOP: Top = { sleeve: 'short', neck: 'round', collar: 'none', v: 0, crop: 0 };

function topOf(draws: Draws, female: boolean): Top {
  const kind = draws.weighted('kind', {
    tee: 0.3, long: 0.16, shirt: 0.14, polo: 0.08, tank: female ? 0.1 : 0.05, turtle: 0.07, hoodie: 0.08, blouse: female ? 0.1 : 0.02, crop: female ? 0.06 : 0,
  }); // biome-ignore format: one line of weights
  const v = draws.pick('v', [0, 0, 0.04, 0.09]);
  switch (kind) {
    case 'tee':
      return { ...PLAIN_TOP, neck: draws.pick('neck', ['round', 'round', 'wide']), v };
    case 'long':
      return { ...PLAIN_TOP, sleeve: draws.pick('sleeve', ['long', 'long', 'elbow']), neck: draws.pick('neck', ['round', 'wide']), v };
    case 'shirt':
      return { ...PLAIN_TOP, sleeve: draws.pick('sleeve', ['long', 'long', 'rolled', 'short']), collar: 'shirt', v: 0.06 };
    case 'polo':
      return { ...PLAIN_TOP, collar: 'shirt', v: 0.05 };
    case 'tank':
      return { ...PLAIN_TOP, sleeve: 'none', neck: 'scoop' };
    case 'turtle':
      return { ...PLAIN_TOP, sleeve: 'long', neck: 'turtle' };
    case 'hoodie':
      return { ...PLAIN_TOP, sleeve: 'long', neck: 'round', collar: 'hood' };
    case 'blouse':
      return {
        ...PLAIN_TOP,
        sleeve: draws.pick('sleeve', ['none', 'cap', 'elbow', 'long']),
        neck: draws.pick('neck', ['wide', 'scoop']),
        v,
      };
    case 'crop':
      return {
        ...PLAIN_TOP,
        sleeve: draws.pick('sleeve', ['none', 'cap', 'short']),
        neck: draws.pick('neck', ['round', 'scoop']),
        crop: 0.14,
      };
  }
}

/** A shirt, blouse, jumper, T-shirt, tank top … down to `waist`. */
function top(draws: Draws, wardrobe: Wardrobe, waist: number, loose: number): CutGarment {
  const kind = topOf(draws, wardrobe.female);
  const warm = kind.collar === 'hood' || kind.neck === 'turtle';
  const cut: Cut = warm ? { ...ANY_CUT, weaves: { plain: 0.4, denim: 0, knit: 0.6, leather: 0 } } : ANY_CUT;
  return garment(draws, cloth(draws.part('cloth'), wardrobe, wardrobe.patterned.upper, cut), {
    region: 'top',
    upperEdge: around(draws, 'neck', NECKS[kind.neck], 0.006),
    lowerEdge: rounded(waist + kind.crop - draws.range('overlap', 0.02, 0.1)),
    sleeve: around(draws, 'sleeve', SLEEVES[kind.sleeve], 0.008),
    neckline: kind.v,
    offset: rounded(loose + (warm ? 0.005 : 0)),
    flare: rounded(draws.range('flare', 0, 0.012)),
    collar: kind.collar,
    hem: kind.sleeve === 'rolled' ? 0.045 : warm ? 0.04 : rounded(draws.pick('hem', [0.012, 0.02, 0.02, 0.03])),
  });
}

function trousers(draws: Draws, wardrobe: Wardrobe, waist: number): CutGarment {
  const tight = draws.chance('tight', wardrobe.female ? 0.45 : 0.12);
  const leg = draws.weighted('leg', { hot: wardrobe.female ? 0.06 : 0, shorts: 0.14, knee: 0.12, calf: 0.08, ankle: 0.6 });
  return garment(draws, cloth(draws.part('cloth'), wardrobe, wardrobe.patterned.lower, TROUSERS), {
    region: 'bottom',
    upperEdge: waist,
    lowerEdge: around(draws, 'lower', LEGS[leg], 0.008),
    offset: tight ? 0.0035 : rounded(draws.range('loose', 0.008, 0.018)),
    flare: tight ? 0 : rounded(draws.range('flare', 0, 0.022)),
    folds: rounded(tight ? draws.range('folds', 0, 0.25) : draws.range('folds', 0.4, 1)),
    hem: rounded(draws.pick('hem', [0.015, 0.03, 0.04])),
  });
}

function skirt(draws: Draws, waist: number, material: Material, change: Partial<Shape> = {}): CutGarment {
  return garment(draws, material, {
    region: 'skirt',
    upperEdge: waist,
    lowerEdge: around(draws, 'lower', draws.pick('lower', [-0.2, -0.33, -0.36, -0.5, -0.68]), 0.01),
    offset: rounded(draws.range('loose', 0.005, 0.014)),
    flare: rounded(draws.range('flare', 0, 0.07)),
    hem: 0.02,
    ...change,
  });
}

/** A jacket or cardigan, open in front; with its lower half a coat. */
function outerwear(draws: Draws, wardrobe: Wardrobe, offset: number): CutGarment[] {
  const material = cloth(draws.part('cloth'), wardrobe, draws.chance('patterned', wardrobe.preset.person.clothing.patternShare), OUTERWEAR);
  const opening = rounded(draws.range('opening', 0.03, 0.1));
  const jacket = garment(draws, material, {
    region: 'top',
    upperEdge: 0.6,
    lowerEdge: around(draws, 'lower', 0.01, 0.02),
    sleeve: around(draws, 'sleeve', SLEEVES[draws.pick('sleeve.kind', ['long', 'long', 'rolled'] as const)], 0.006),
    neckline: 0.05,
    offset: rounded(offset + draws.range('loose', 0.007, 0.012)),
    opening,
    flare: rounded(draws.range('flare', 0.004, 0.02)),
    collar: draws.pick('collar', ['none', 'shirt', 'shirt', 'hood']),
    hem: 0.03,
  });
  if (!draws.chance('coat', 0.3)) return [jacket];
  const tails = skirt(draws.part('tails'), 0.06, material, { opening, offset: 0.03, flare: rounded(draws.range('tails', 0.01, 0.03)) });
  return [{ ...jacket, lowerEdge: 0.03 }, tails];
}

/** Top and bottom, a dress or overalls, at times with a jacket or coat over them. */
export function everydayClothes(draws: Draws, wardrobe: Wardrobe): CutGarment[] {
  const { female, patterned } = wardrobe;
  const waist = rounded(draws.range('waist', 0.06, 0.13));
  const loose = draws.range('loose', 0.006, 0.022);
  const kind = draws.weighted('outfit', { separate: 0.78, skirt: female ? 0.28 : 0, dress: female ? 0.22 : 0, overalls: 0.04 });
  if (kind === 'overalls') {
    return [
      garment(draws.part('overalls'), cloth(draws.part('overalls').part('cloth'), wardrobe, patterned.upper, TROUSERS), {
        region: 'suit',
        upperEdge: NECKS[draws.pick('neck', ['round', 'wide'] as const)],
        lowerEdge: LEGS[draws.pick('leg', ['knee', 'ankle', 'ankle'] as const)],
        sleeve: SLEEVES[draws.pick('sleeve', ['none', 'short', 'long'] as const)],
        neckline: draws.pick('v', [0, 0.06]),
        offset: rounded(loose),
        collar: draws.pick('collar', ['none', 'shirt']),
      }),
    ];
  }
  const upper = top(draws.part('top'), wardrobe, waist, loose);
  const clothes =
    kind === 'separate'
      ? [trousers(draws.part('trousers'), wardrobe, waist), upper]
      : kind === 'skirt'
        ? [skirt(draws.part('skirt'), waist, cloth(draws.part('skirt').part('cloth'), wardrobe, patterned.lower, TROUSERS)), upper]
        : [skirt(draws.part('skirt'), waist, upper.material), { ...upper, lowerEdge: rounded(waist - 0.03) }];
  return draws.chance('outerwear', 0.24) ? [...clothes, ...outerwear(draws.part('outerwear'), wardrobe, upper.offset)] : clothes;
}

/** Not clothed: swimwear, sportswear, shorts. Never nothing. */
export function littleClothes(draws: Draws, wardrobe: Wardrobe): CutGarment[] {
  const { female, patterned } = wardrobe;
  const material = cloth(draws.part('cloth'), wardrobe, patterned.upper);
  const taut = { offset: 0.0035, folds: 0.1, hem: rounded(draws.pick('hem', [0.006, 0.012, 0.02])) };
  const waist = rounded(draws.range('waist', 0.03, 0.1));
  if (!female) {
    const leg = draws.weighted('leg', { briefs: 0.25, hot: 0.15, shorts: 0.35, knee: 0.15, ankle: 0.1 });
    const loose = leg === 'briefs' ? taut : { offset: 0.009, flare: 0.012, folds: 0.7, hem: 0.02 };
    const shorts = garment(draws.part('shorts'), material, { region: 'bottom', upperEdge: waist, lowerEdge: LEGS[leg], ...loose });
    if (draws.chance('bareChest', 0.7)) return [shorts];
    const vest = { region: 'top', upperEdge: NECKS.scoop, lowerEdge: 0.03, sleeve: SLEEVES.none, offset: 0.01 } as const;
    return [shorts, garment(draws.part('vest'), cloth(draws.part('vest').part('cloth'), wardrobe, patterned.lower), vest)];
  }
  const kind = draws.weighted('kind', { bikini: 0.3, swimsuit: 0.25, sport: 0.3, tank: 0.15 });
  const legCut = rounded(draws.range('legCut', 0, 0.08));
  const upperEdge = rounded(draws.range('neck', 0.42, 0.48));
  if (kind === 'swimsuit') {
    const shape = { region: 'suit', upperEdge, lowerEdge: LEGS.briefs, sleeve: 0, neckline: draws.pick('v', [0, 0.03]), legCut } as const;
    return [garment(draws, material, { ...shape, ...taut })];
  }
  if (kind === 'bikini') {
    const bra = { region: 'top', upperEdge, lowerEdge: 0.295, neckline: draws.pick('v', [0, 0.04]), ...taut } as const;
    const briefs = { region: 'bottom', upperEdge: waist, lowerEdge: LEGS.briefs, legCut, ...taut } as const;
    return [garment(draws.part('briefs'), material, briefs), garment(draws.part('bra'), material, bra)];
  }
  const leg = draws.pick('leg', ['hot', 'shorts', 'knee', 'calf', 'ankle'] as const);
  const leggings = garment(draws.part('leggings'), cloth(draws.part('leggings').part('cloth'), wardrobe, patterned.lower, TROUSERS), {
    region: 'bottom',
    upperEdge: waist,
    lowerEdge: LEGS[leg],
    ...taut,
  });
  const lowerEdge = kind === 'sport' ? rounded(draws.range('lower', 0.22, 0.28)) : 0.06;
  return [leggings, garment(draws.part('bra'), material, { region: 'top', upperEdge, lowerEdge, sleeve: SLEEVES.none, ...taut })];
}
