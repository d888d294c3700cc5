import { describe, expect, it, vi } from 'vitest';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';

vi.mock('../../../../renderer/client/connection.ts', () => ({ studio: () => undefined }));
const { isSafeToRemove } = await import('../../../../renderer/features/datasets/removeDataset.ts');

const rendered = (path: string): DatasetEntry => ({
  id: 'a',
  name: 'A',
  kind: 'synthetic',
  path,
  source: 'mixed',
  frames: 1,
  wanted: 1,
  meanSkinShare: 0,
  missing: false,
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe('removing a dataset', () => {
  it('asks where its files could not be taken back', () => {
    expect(isSafeToRemove(rendered('/home/u/library/datasets/a'), '/home/u/library')).toBe(true);
    expect(isSafeToRemove(rendered('/home/u/library/datasets/a'), '/home/u/library/')).toBe(true);
    expect(isSafeToRemove(rendered('C:\\library\\datasets\\a'), 'C:\\library')).toBe(true);
    expect(isSafeToRemove(rendered('/home/u/library2/a'), '/home/u/library')).toBe(false);
    expect(isSafeToRemove({ ...rendered('/photos'), kind: 'real' }, '/home/u/library')).toBe(true);
  });
});
