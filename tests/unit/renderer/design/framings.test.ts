import { beforeEach, describe, expect, it, vi } from 'vitest';

// The store remembers itself in the window's storage.
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { addFraming, duplicateFraming, freeName, removeFraming } = await import('../../../../renderer/features/design/framingActions.ts');
const { openPreset, undo, useDesign } = await import('../../../../renderer/features/design/designStore.ts');
const { builtinPreset } = await import('../../../../shared/domain/preset/builtin.ts');

const names = () => useDesign.getState().preset.camera.framings.map(({ name }) => name);

describe('framings of a preset', () => {
  beforeEach(() => {
    const faces = builtinPreset('faces');
    if (faces === undefined) throw new Error('There is no preset "faces".');
    openPreset(faces, null);
  });

  it('are copied under a free name, taken in hand, and taken back as one step', () => {
    duplicateFraming(0);
    expect([names(), useDesign.getState().framing]).toEqual([['face', 'face 2'], 1]);
    duplicateFraming(1);
    expect(names()).toEqual(['face', 'face 2', 'face 3']);
    undo();
    undo();
    expect([names(), useDesign.getState().framing]).toEqual([['face'], 0]);
  });

  it('keep a last one, and one that is used', () => {
    removeFraming(0);
    expect(names()).toEqual(['face']);
    const [face] = useDesign.getState().preset.camera.framings;
    if (face === undefined) throw new Error('There is no framing.');
    addFraming({ ...face, name: 'far', weight: 0 });
    removeFraming(0);
    expect(useDesign.getState().preset.camera.framings).toMatchObject([{ name: 'far', weight: 1 }]);
  });

  it('are never called alike', () => {
    expect(freeName('hand 2', [{ name: 'hand' }, { name: 'hand 2' }])).toBe('hand 3');
  });
});
