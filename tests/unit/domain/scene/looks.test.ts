import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { samplePerson } from '../../../../shared/domain/scene/samplePerson.ts';
import { type SkinType, skinTypeOf } from '../../../../shared/domain/scene/sampleSkin.ts';
import { Person } from '../../../../shared/domain/scene/spec/person.ts';

const SUBJECTS = 2000;

function people(change: (person: Preset['person']) => void): Person[] {
  const preset = structuredClone(builtinPreset('mixed'));
  if (!preset) throw new Error('no preset mixed');
  change(preset.person);
  return Array.from({ length: SUBJECTS }, (_, subject) => samplePerson(preset, subject, BUILTIN_ASSETS));
}

const share = (of: readonly Person[], test: (person: Person) => boolean) => of.filter(test).length / of.length;
/** Four standard errors of a share p. */
const margin = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n);

describe('looks of 2,000 subjects', () => {
  it('reach the shares of skin types that were asked for', () => {
    const tone = { I: 1, II: 2, III: 3, IV: 2, V: 1, VI: 1 };
    const drawn = people((person) => {
      person.tone = tone;
    });
    for (const type of Object.keys(tone) as SkinType[]) {
      const wanted = tone[type] / 10;
      expect(Math.abs(share(drawn, ({ skin }) => skinTypeOf(skin.ita) === type) - wanted)).toBeLessThan(margin(wanted, SUBJECTS));
    }
  });

  it('are grey seldom among the young and often among the old', () => {
    const grey = ({ hair }: Person) => hair !== null && hair.second.share > 0.5 && Math.min(...hair.second.colour) > 0.3;
    const white = ({ hair }: Person) => hair !== null && Math.min(...hair.colour) > 0.2;
    const natural = (min: number, max: number) =>
      people((person) => {
        person.age = { min, max };
        person.hair = { ...person.hair, naturalShare: 1, baldShare: 0 };
      });
    expect(share(natural(25, 45), (one) => grey(one) || white(one))).toBeLessThan(0.02);
    const old = share(natural(70, 75), (one) => grey(one) || white(one));
    expect(old).toBeGreaterThan(0.35);
    expect(old).toBeLessThan(0.8);
  });

  it('carry make-up, tattoos and beards in the shares that were asked for', () => {
    const drawn = people((person) => {
      person.femaleShare = 0.5;
      person.skin = { ...person.skin, makeUpShare: 0.4, tattooedShare: 0.2, tanLineShare: 0.3 };
      person.hair = { ...person.hair, facialHairShare: 0.6, baldShare: 0, croppedShare: 0.4 };
    });
    const women = drawn.filter(({ body }) => body.gender < 0.5);
    const men = drawn.filter(({ body }) => body.gender >= 0.5);
    const close = (found: number, wanted: number, n: number) => expect(Math.abs(found - wanted)).toBeLessThan(margin(wanted, n));
    close(
      share(drawn, ({ skin }) => skin.tattoos.length > 0),
      0.2,
      SUBJECTS,
    );
    close(
      share(drawn, ({ skin }) => skin.tanLines > 0),
      0.3,
      SUBJECTS,
    );
    close(
      share(women, ({ skin }) => skin.makeUp !== null),
      0.4,
      women.length,
    );
    close(
      share(men, ({ facialHair }) => facialHair !== null),
      0.6,
      men.length,
    );
    close(
      share(men, ({ hair }) => hair?.kind === 'cropped'),
      0.4,
      men.length,
    );
    expect(share(women, ({ facialHair }) => facialHair !== null)).toBe(0);
    expect(share(men, ({ skin }) => skin.makeUp !== null)).toBe(0);
  });

  it('are lined by age', () => {
    const mean = (min: number, max: number) =>
      people((person) => {
        person.age = { min, max };
      }).reduce((sum, { skin }) => sum + skin.wrinkles, 0) / SUBJECTS;
    expect(mean(70, 75)).toBeGreaterThan(4 * mean(25, 32));
  });

  it('keep every rule of the spec where everybody carries everything', () => {
    const drawn = people((person) => {
      person.skin = { ...person.skin, freckledShare: 1, makeUpShare: 1, tattooedShare: 1, tanLineShare: 1 };
      person.hair = { baldShare: 0.3, croppedShare: 1, naturalShare: 0.5, facialHairShare: 1 };
    });
    for (const person of drawn) expect(() => Person.parse(person)).not.toThrow();
    for (const { skin } of drawn) expect(new Set(skin.tattoos.map(({ place }) => place)).size).toBe(skin.tattoos.length);
  });
});
