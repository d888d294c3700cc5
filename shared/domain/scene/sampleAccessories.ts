import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { cloth } from './sampleCloth.ts';
import type { Accessory } from './spec/clothing.ts';
import type { Material } from './spec/material.ts';

type Look = { colour: Material['colour']; metallic: number };

/** Linear colours of gold, rose gold, silver, steel, bronze. */
const METALS: readonly Material['colour'][] = [
  [0.86, 0.55, 0.17],
  [0.84, 0.48, 0.33],
  [0.83, 0.82, 0.79],
  [0.42, 0.42, 0.43],
  [0.45, 0.23, 0.09],
];
/** Black, tortoiseshell, brown, white, red, blue, pearl. */
const PLASTICS: readonly Material['colour'][] = [
  [0.008, 0.008, 0.009],
  [0.008, 0.008, 0.009],
  [0.07, 0.025, 0.008],
  [0.16, 0.08, 0.04],
  [0.7, 0.68, 0.64],
  [0.4, 0.02, 0.02],
  [0.02, 0.06, 0.25],
  [0.75, 0.68, 0.6],
];

function look(draws: Draws, metalShare: number): Look {
  return draws.chance('metal', metalShare)
    ? { colour: draws.pick('metal.colour', METALS), metallic: 1 }
    : { colour: draws.pick('plastic.colour', PLASTICS), metallic: 0 };
}

function glasses(draws: Draws): Accessory {
  const shape = draws.weighted('shape', { rectangular: 0.4, round: 0.28, aviator: 0.17, cat: 0.15 });
  const own = look(draws, shape === 'aviator' ? 0.9 : 0.35);
  return {
    kind: 'glasses',
    shape,
    size: rounded(draws.range('size', 0.044, shape === 'aviator' ? 0.06 : 0.056)),
    thickness: rounded(own.metallic ? draws.range('thickness', 0.0008, 0.0016) : draws.range('thickness', 0.0018, 0.0042)),
    lens: draws.weighted('lens', { clear: 0.62, tinted: 0.12, dark: 0.26 }),
    ...own,
  };
}

function jewel(draws: Draws, kind: 'earrings' | 'necklace' | 'wrist', side: 'left' | 'right'): Accessory {
  if (kind === 'earrings') {
    const shape = draws.weighted('shape', { stud: 0.45, hoop: 0.3, drop: 0.25 });
    const [least, most] = ({ stud: [0.004, 0.009], hoop: [0.012, 0.05], drop: [0.018, 0.05] } as const)[shape];
    return { kind, shape, size: rounded(draws.range('size', least, most)), ...look(draws, 0.8) };
  }
  if (kind === 'necklace') {
    const shape = draws.weighted('shape', { chain: 0.4, beads: 0.25, pendant: 0.35 });
    const thickness = shape === 'beads' ? draws.range('beads', 0.005, 0.012) : draws.range('chain', 0.0012, 0.0035);
    const own = look(draws, shape === 'beads' ? 0.1 : 0.95);
    return { kind, shape, drop: rounded(draws.range('drop', 0.01, 0.14)), thickness: rounded(thickness), ...own };
  }
  const shape = draws.weighted('shape', { watch: 0.5, bangle: 0.3, strap: 0.2 });
  const width = shape === 'bangle' ? draws.range('bangle', 0.004, 0.015) : draws.range('band', 0.014, 0.026);
  return { kind, shape, side, width: rounded(width), ...look(draws, shape === 'strap' ? 0.05 : shape === 'watch' ? 0.45 : 0.85) };
}

/** At least one piece for the preset's share of people, women's often at the ears, men's at the wrist. */
function jewellery(draws: Draws, female: boolean): Accessory[] {
  const kinds = ['earrings', 'necklace', 'wrist'] as const;
  const first = draws.weighted(
    'first',
    female ? { earrings: 0.5, necklace: 0.25, wrist: 0.25 } : { earrings: 0.12, necklace: 0.28, wrist: 0.6 },
  );
  const side = draws.pick('side', ['left', 'left', 'right'] as const);
  return kinds
    .filter((kind) => kind === first || draws.chance(kind, female ? 0.35 : 0.15))
    .map((kind) => jewel(draws.part(kind), kind, side));
}

/** Glasses, jewellery, and at times a scarf or a cloth over mouth and nose. */
export function sampleAccessories(draws: Draws, preset: Preset, female: boolean, assets: AssetIndex): Accessory[] {
  const { glassesShare, jewelleryShare, wrapShare, patternShare } = preset.person.clothing;
  const out: Accessory[] = [];
  if (draws.chance('glasses', glassesShare)) out.push(glasses(draws.part('glasses')));
  if (draws.chance('jewellery', jewelleryShare)) out.push(...jewellery(draws.part('jewellery'), female));
  if (draws.chance('wrap', wrapShare)) {
    const material = cloth(draws.part('wrap').part('cloth'), { preset, assets }, draws.chance('wrap.patterned', patternShare));
    out.push(
      draws.chance('wrap.mask', 0.5)
        ? { kind: 'mask', material }
        : { kind: 'scarf', thickness: rounded(draws.range('wrap.thickness', 0.015, 0.035)), material },
    );
  }
  return out;
}
