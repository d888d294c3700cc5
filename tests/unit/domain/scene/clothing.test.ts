import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { samplePerson } from '../../../../shared/domain/scene/samplePerson.ts';
import type { Garment } from '../../../../shared/domain/scene/spec/clothing.ts';
import { Person } from '../../../../shared/domain/scene/spec/person.ts';

const SUBJECTS = 2000;
const WEAVES = ['denim', 'knit', 'leather'];

function preset(clothing: Partial<Preset['person']['clothing']> = {}): Preset {
  const found = builtinPreset('mixed');
  if (!found) throw new Error('no preset mixed');
  return { ...found, person: { ...found.person, clothing: { ...found.person.clothing, ...clothing } } };
}

const people = (of: Preset, count: number) => Array.from({ length: count }, (_, subject) => samplePerson(of, subject, BUILTIN_ASSETS));

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

/** Printed or woven in two colours; how cloth is woven does not count. */
function isPatterned(garment: Garment): boolean {
  const texture = garment.material?.texture ?? null;
  return texture !== null && !(texture.kind === 'pattern' && WEAVES.includes(texture.pattern));
}

const covers = (garment: Garment, regions: readonly string[]) =>
  garment.kind === 'cut' ? garment.opening === 0 && regions.includes(garment.region) : regions.includes(garment.part);

describe('what 2,000 people wear', () => {
  const asked = preset().person.clothing;
  const all = people(preset(), SUBJECTS);
  const clothed = all.filter((person) => person.clothed);
  const has = (...kinds: string[]) => share(all, ({ accessories }) => accessories.some(({ kind }) => kinds.includes(kind)));

  it('is asked for and reached', () => {
    expect(share(all, (person) => person.clothed)).toBeCloseTo(asked.pClothed, 1.3);
    expect(share(clothed, (person) => person.shoes !== null)).toBeCloseTo(asked.shoesShare, 1.3);
    expect(share(clothed, ({ garments }) => garments.some(({ kind }) => kind === 'fitted'))).toBeCloseTo(asked.suitShare, 1.3);
    expect(share(all, (person) => person.hat !== null)).toBeCloseTo(asked.hatShare, 1.6);
    expect(has('glasses')).toBeCloseTo(asked.glassesShare, 1.3);
    expect(has('earrings', 'necklace', 'wrist')).toBeCloseTo(asked.jewelleryShare, 1.3);
    expect(has('mask', 'scarf')).toBeCloseTo(asked.wrapShare, 1.6);
  });

  it('is patterned at the preset’s share', () => {
    expect(
      share(
        all.flatMap(({ garments }) => garments),
        isPatterned,
      ),
    ).toBeCloseTo(asked.patternShare, 1.3);
  });

  it('seldom has patterns above and below at once', () => {
    const halves = all.filter(({ garments }) => garments.length === 2 && garments[0]?.material !== garments[1]?.material);
    expect(share(halves, ({ garments }) => garments.every(isPatterned))).toBeLessThan(0.12);
  });

  it('keeps every rule of the spec and covers hips, and the chest of women', () => {
    for (const person of all) {
      expect(() => Person.parse(person)).not.toThrow();
      expect(person.garments.some((garment) => covers(garment, ['bottom', 'skirt', 'suit', 'whole']))).toBe(true);
      if (person.body.gender < 0.5) expect(person.garments.some((garment) => covers(garment, ['top', 'suit', 'whole']))).toBe(true);
    }
  });

  it('is red or orange often enough that red alone does not tell skin', () => {
    const colours = all.flatMap(({ garments }) => garments.flatMap(({ material }) => (material === null ? [] : [material.colour])));
    const red = share(colours, ([r, g, b]) => r > 0.15 && r > 2.5 * g && r > 2.5 * b);
    expect(red).toBeGreaterThan(0.04);
    expect(red).toBeLessThan(0.3);
  });

  it('knows every kind of garment, hat and accessory', () => {
    const cut = all.flatMap(({ garments }) => garments.filter((garment) => garment.kind === 'cut'));
    expect(new Set(cut.map(({ region }) => region))).toEqual(new Set(['top', 'bottom', 'skirt', 'suit']));
    expect(new Set(cut.map(({ collar }) => collar))).toEqual(new Set(['none', 'shirt', 'hood']));
    const hats = people(preset({ hatShare: 1 }), 100).map(({ hat }) => (hat?.kind === 'made' ? hat.shape : hat?.kind));
    expect(new Set(hats)).toEqual(new Set(['beanie', 'cap', 'headscarf', 'fitted']));
    const kinds = all.flatMap(({ accessories }) => accessories.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['glasses', 'earrings', 'necklace', 'wrist', 'mask', 'scarf']));
  });

  it('follows shares of 0 and 1', () => {
    const bare = people(preset({ hatShare: 0, glassesShare: 0, jewelleryShare: 0, wrapShare: 0, patternShare: 0 }), 100);
    expect(bare.every(({ hat, accessories }) => hat === null && accessories.length === 0)).toBe(true);
    expect(bare.flatMap(({ garments }) => garments).some(isPatterned)).toBe(false);
    const full = people(preset({ pClothed: 1, suitShare: 1, glassesShare: 1, patternShare: 1 }), 100);
    expect(
      full.every(({ garments, accessories }) => garments.every(isPatterned) && accessories.some(({ kind }) => kind === 'glasses')),
    ).toBe(true);
  });
});
