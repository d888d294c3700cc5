import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { madeColour, pattern, picture } from './sampleMaterial.ts';
import type { Garment } from './spec/clothing.ts';
import type { Material } from './spec/material.ts';
import type { Person } from './spec/person.ts';

type Clothing = Pick<Person, 'accessories' | 'clothed' | 'garments' | 'shoes' | 'hat'>;
type Fitted = NonNullable<Person['shoes']>;

/** Cloth with a colour, and sometimes a pattern or a print ("patterns and colours randomly adjusted", section 3.1). */
function cloth(draws: Draws, preset: Preset, assets: AssetIndex): Material {
  const skinLike = preset.room.skinLikeShare * 0.5;
  const patterned = draws.chance('patterned', preset.person.clothing.patternShare);
  const printed = patterned && draws.chance('printed', 0.25);
  return {
    colour: madeColour(draws.part('colour'), skinLike),
    roughness: rounded(draws.range('roughness', 0.6, 0.95)),
    specular: 0.2,
    bump: rounded(draws.range('bump', 0.2, 0.8)),
    texture: printed
      ? {
          ...picture(draws.part('print'), draws.pick('print', assets.photographs)),
          repeat: draws.integer('print.repeat', 1, 4),
        }
      : patterned
        ? pattern(draws.part('pattern'), madeColour(draws.part('second'), skinLike), ['check', 'stripes', 'noise', 'cells', 'dots'])
        : null,
  };
}

function fitted(draws: Draws, asset: string, part: Fitted['part'], variants: number): Fitted {
  return {
    kind: 'fitted',
    asset,
    part,
    variant: draws.integer('variant', 0, Math.max(1, variants)),
    recolour: {
      hue: rounded(draws.uniform('hue')),
      saturation: rounded(draws.range('saturation', 0.3, 1.4)),
      value: rounded(draws.range('value', 0.5, 1.6)),
    },
    roughness: rounded(draws.range('roughness', 0.6, 0.95)),
    material: null,
  };
}

/** Clothes of the asset pack: one suit, or the top of one with the bottom of another where they can be parted. */
function suits(draws: Draws, gender: 'female' | 'male', assets: AssetIndex): Garment[] {
  const own = assets.suits.filter((suit) => suit.gender === gender);
  const top = draws.pick('suit.top', own);
  if (!top.splits) return [fitted(draws.part('suit'), top.id, 'whole', 1)];
  const bottom = draws.pick(
    'suit.bottom',
    own.filter((suit) => suit.splits),
  );
  return [fitted(draws.part('suit.top'), top.id, 'top', 1), fitted(draws.part('suit.bottom'), bottom.id, 'bottom', 1)];
}

/** Shirts, jumpers, trousers, shorts and skirts cut from the body's helper surface. */
function cutClothes(draws: Draws, female: boolean, preset: Preset, assets: AssetIndex): Garment[] {
  const waist = draws.range('cut.waist', 0.03, 0.13);
  const loose = draws.range('cut.loose', 0.004, 0.022);
  const top: Garment = {
    kind: 'cut',
    region: 'top',
    upperEdge: rounded(draws.range('cut.neck', 0.47, 0.6)),
    lowerEdge: rounded(waist - draws.range('cut.overlap', 0, 0.06)),
    sleeve: rounded(draws.pick('cut.sleeve', [0.13, 0.22, 0.28, 0.36, 0.47, 0.52]) + draws.normal('cut.sleeve.spread', 0, 0.01)),
    neckline: draws.pick('cut.neckline', [0, 0, 0.04, 0.09]),
    offset: rounded(loose + 0.002),
    material: cloth(draws.part('cut.top'), preset, assets),
  };
  const material = cloth(draws.part('cut.bottom'), preset, assets);
  if (female && draws.chance('cut.skirt', 0.4)) {
    const lowerEdge = draws.pick('cut.hem', [-0.2, -0.33, -0.5, -0.7]);
    return [
      top,
      { kind: 'cut', region: 'skirt', upperEdge: rounded(waist), lowerEdge, sleeve: 0, neckline: 0, offset: rounded(loose), material },
    ];
  }
  const lowerEdge = rounded(draws.pick('cut.hem', [-0.22, -0.34, -0.5, -0.73, -0.73, -0.73]));
  return [
    top,
    { kind: 'cut', region: 'bottom', upperEdge: rounded(waist), lowerEdge, sleeve: 0, neckline: 0, offset: rounded(loose), material },
  ];
}

/** Not clothed: swimwear, sportswear, shorts. Never nothing. */
function littleClothes(draws: Draws, female: boolean, preset: Preset, assets: AssetIndex): Garment[] {
  const bottom: Garment = {
    kind: 'cut',
    region: 'bottom',
    upperEdge: rounded(draws.range('little.waist', 0.02, 0.1)),
    lowerEdge: rounded(draws.pick('little.hem', [-0.06, -0.1, -0.25, -0.35, -0.73])),
    sleeve: 0,
    neckline: 0,
    offset: 0.004,
    material: cloth(draws.part('little.bottom'), preset, assets),
  };
  if (!female && draws.chance('little.bareChest', 0.7)) return [bottom];
  const top: Garment = {
    kind: 'cut',
    region: 'top',
    upperEdge: rounded(draws.range('little.neck', 0.42, 0.49)),
    lowerEdge: rounded(draws.pick('little.lower', [0.08, 0.22, 0.27])),
    sleeve: rounded(draws.range('little.sleeve', 0, 0.14)),
    neckline: draws.pick('little.neckline', [0, 0.03]),
    offset: 0.005,
    material: cloth(draws.part('little.top'), preset, assets),
  };
  return [bottom, top];
}

/** Clothed iff X < p_clothed (section 3.1). */
export function sampleClothing(draws: Draws, preset: Preset, body: Person['body'], assets: AssetIndex): Clothing {
  const { clothing } = preset.person;
  const female = body.gender < 0.5;
  const clothed = draws.chance('clothed', clothing.pClothed);
  const garments = !clothed
    ? littleClothes(draws, female, preset, assets)
    : draws.chance('suit', clothing.suitShare)
      ? suits(draws, female ? 'female' : 'male', assets)
      : cutClothes(draws, female, preset, assets);
  const hasShoes = draws.chance('shoes', clothed ? clothing.shoesShare : clothing.shoesShare * 0.25);
  const hat = draws.pick('hat.asset', assets.hats);
  return {
    clothed,
    garments,
    shoes: hasShoes ? fitted(draws.part('shoes'), draws.pick('shoes.asset', assets.shoes).id, 'whole', 1) : null,
    accessories: [],
    hat: draws.chance('hat', clothing.hatShare) ? fitted(draws.part('hat'), hat.id, 'whole', hat.variants) : null,
  };
}
