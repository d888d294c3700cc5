import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { UserPackIndex, withUserPacks } from '../../../../shared/domain/assets/userPack.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import { sampleScene } from '../../../../shared/domain/scene/sample.ts';

const entry = (id: string, ...tags: string[]) => ({ id, tags, variants: 1, arrays: `${id}.npz` });

const pack = UserPackIndex.parse({
  format: 's2mgen.pack',
  formatVersion: 1,
  name: 'mine',
  version: '1',
  sha256: 'a'.repeat(64),
  credits: [],
  targetNames: ['targets/chin'],
  files: {},
  assets: {
    clothes: [entry('clothes/shirt', 'top'), entry('clothes/skirt', 'bottom', 'female'), entry('clothes/dress', 'suit', 'female')],
    hair: [entry('hair/bun')],
    skins: [entry('skins/old_man', 'male', 'old')],
    poses: [entry('poses/lying', 'floor'), entry('poses/chair', 'sitting')],
  },
});

describe('asset packs of users', () => {
  const preset = builtinPreset('mixed');
  const assets = withUserPacks(BUILTIN_ASSETS, [pack]);

  it('widen what is drawn, under the pack’s name', () => {
    expect(assets.tops).toEqual([
      { id: 'mine/clothes/shirt', gender: 'female' },
      { id: 'mine/clothes/shirt', gender: 'male' },
    ]);
    expect(assets.bottoms).toEqual([{ id: 'mine/clothes/skirt', gender: 'female' }]);
    expect(assets.suits.at(-1)).toEqual({ id: 'mine/clothes/dress', gender: 'female', splits: false });
    expect(assets.skins.at(-1)).toEqual({ id: 'mine/skins/old_man', gender: 'male', age: 'old', dark: false });
    expect(assets.poses.slice(-2)).toEqual([
      { id: 'mine/poses/lying', kind: 'floor' },
      { id: 'mine/poses/chair', kind: 'sitting' },
    ]);
  });

  it('reach the frames: every kind of thing comes up in some', () => {
    if (preset === undefined) throw new Error('mixed is missing');
    const text = Array.from({ length: 600 }, (_, k) => JSON.stringify(sampleScene(preset, 4 * k, assets).people)).join('\n');
    for (const id of ['clothes/shirt', 'clothes/skirt', 'clothes/dress', 'hair/bun', 'skins/old_man', 'poses/chair', 'targets/chin']) {
      expect(text).toContain(`mine/${id}`);
    }
  });

  it('change nothing where there are none', () => {
    if (preset === undefined) throw new Error('mixed is missing');
    expect(sampleScene(preset, 5, withUserPacks(BUILTIN_ASSETS, []))).toEqual(sampleScene(preset, 5, BUILTIN_ASSETS));
  });
});
