import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { sampleAccessories } from './sampleAccessories.ts';
import { cloth, patternedHalves, type Wardrobe } from './sampleCloth.ts';
import { everydayClothes, littleClothes } from './sampleGarments.ts';
import type { Garment } from './spec/clothing.ts';
import type { Person } from './spec/person.ts';

type Clothing = Pick<Person, 'accessories' | 'clothed' | 'garments' | 'shoes' | 'hat'>;
type Fitted = NonNullable<Person['shoes']>;

/** An item of the asset pack in other colours: mostly muted ones, as cloth and leather are. */
function fitted(draws: Draws, asset: string, part: Fitted['part'], variants: number): Fitted {
  const muted = draws.chance('muted', 0.6);
  return {
    kind: 'fitted',
    asset,
    part,
    variant: draws.integer('variant', 0, Math.max(1, variants)),
    recolour: {
      hue: rounded(draws.uniform('hue')),
      saturation: rounded(muted ? draws.range('saturation', 0, 0.5) : draws.range('saturation', 0.5, 1.4)),
      value: rounded(draws.range('value', 0.5, 1.6)),
    },
    roughness: rounded(draws.range('roughness', 0.6, 0.95)),
    material: null,
  };
}

/** Clothes of the asset pack: one suit, or the top of one with the bottom of another where they can be parted. */
function suits(draws: Draws, wardrobe: Wardrobe): Garment[] {
  const { assets, female } = wardrobe;
  const gender = female ? 'female' : 'male';
  const own = assets.suits.filter((suit) => suit.gender === gender);
  // Single garments of packs that users added go with halves of suits, and with each other.
  const tops = (assets.tops ?? []).filter((piece) => piece.gender === gender).map(({ id }) => ({ id, splits: true }));
  const bottoms = (assets.bottoms ?? []).filter((piece) => piece.gender === gender);
  const dressed = (name: string, asset: string, part: Fitted['part']): Fitted => {
    const piece = draws.part(name);
    const patterned = part === 'bottom' ? wardrobe.patterned.lower : wardrobe.patterned.upper;
    return { ...fitted(piece, asset, part, 1), material: patterned ? cloth(piece.part('cloth'), wardrobe, true) : null };
  };
  const top = draws.pick('suit.top', [...own, ...tops]);
  if (!top.splits) return [dressed('suit', top.id, 'whole')];
  const bottom = draws.pick('suit.bottom', [...own.filter((suit) => suit.splits), ...bottoms]);
  return [dressed('suit.top', top.id, 'top'), dressed('suit.bottom', bottom.id, 'bottom')];
}

function hat(draws: Draws, wardrobe: Wardrobe): Person['hat'] {
  const { preset, assets, female } = wardrobe;
  const shape = draws.weighted('shape', { beanie: 0.3, cap: 0.3, headscarf: female ? 0.2 : 0, pack: 0.2 });
  if (shape !== 'pack') {
    const patterned = draws.chance('patterned', preset.person.clothing.patternShare * 0.5);
    return { kind: 'made', shape, material: cloth(draws.part('cloth'), wardrobe, patterned) };
  }
  const item = draws.pick('asset', assets.hats);
  return fitted(draws, item.id, 'whole', item.variants);
}

/** Clothed iff X < p_clothed (section 3.1). */
export function sampleClothing(draws: Draws, preset: Preset, body: Person['body'], assets: AssetIndex): Clothing {
  const { clothing } = preset.person;
  const patterned = patternedHalves(draws, clothing.patternShare);
  const wardrobe: Wardrobe = { preset, assets, female: body.gender < 0.5, patterned };
  const clothed = draws.chance('clothed', clothing.pClothed);
  const garments = !clothed
    ? littleClothes(draws.part('little'), wardrobe)
    : draws.chance('suit', clothing.suitShare)
      ? suits(draws, wardrobe)
      : everydayClothes(draws.part('everyday'), wardrobe);
  const hasShoes = draws.chance('shoes', clothed ? clothing.shoesShare : clothing.shoesShare * 0.25);
  return {
    clothed,
    garments,
    shoes: hasShoes ? fitted(draws.part('shoes'), draws.pick('shoes.asset', assets.shoes).id, 'whole', 1) : null,
    hat: draws.chance('hat', clothing.hatShare) ? hat(draws.part('hat'), wardrobe) : null,
    accessories: sampleAccessories(draws.part('accessories'), preset, wardrobe.female, assets),
  };
}
