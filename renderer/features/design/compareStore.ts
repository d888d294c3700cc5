import { create } from 'zustand';
import type { Preset } from '../../../shared/domain/preset/schema.ts';

interface CompareState {
  /** The preset shown beside the one being designed. */
  readonly other: Preset | null;
}

export const useCompare = create<CompareState>()(() => ({ other: null }));
